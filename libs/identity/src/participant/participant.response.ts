import { ApiProperty } from '@nestjs/swagger';
import { ParticipantChange } from '../change/change.response.js';
import { LocalizedText } from '../http/responses.js';
import { ParticipantDocument } from '../participant-document/participant-document.response.js';
import {
  PARTICIPANT_KINDS,
  PARTICIPANT_STATES,
  type ParticipantKind,
  type ParticipantRecord,
  type ParticipantState,
} from '../session/session.types.js';
import { ParticipantFormResponse } from './participant.form.response.js';
import { REFUSAL_REASONS, type RefusalReason } from './participant.types.js';

export { ParticipantFormResponse } from './participant.form.response.js';

/** A participant in short. */
export class ParticipantSummary {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: PARTICIPANT_KINDS, enumName: 'ParticipantKind' })
  kind!: ParticipantKind;

  @ApiProperty({ description: 'BIN or IIN; of one who has neither, the number that the portal gave (QT…, QF…).' })
  bin!: string;

  @ApiProperty({ type: LocalizedText })
  name!: LocalizedText;

  @ApiProperty({ enum: PARTICIPANT_STATES, enumName: 'ParticipantState' })
  state!: ParticipantState;
}

/** Why an application was refused (E-5.9). */
export class RefusalResponse {
  @ApiProperty({ enum: REFUSAL_REASONS, enumName: 'RefusalReason', isArray: true })
  reasons!: RefusalReason[];
  @ApiProperty()
  comment!: string;
  @ApiProperty({ format: 'date-time' })
  at!: string;
}

/** A step of an application's history. */
export class HistoryEntry {
  @ApiProperty({ format: 'date-time' })
  at!: string;
  @ApiProperty({ example: 'accepted' })
  act!: string;
  @ApiProperty()
  by!: string;
}

/** A participant with its form and history, for itself and for the operator. */
export class Participant extends ParticipantSummary {
  @ApiProperty({ type: ParticipantFormResponse })
  form!: ParticipantFormResponse;

  @ApiProperty()
  version!: number;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  submittedAt!: string | null;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  accreditedAt!: string | null;

  @ApiProperty({ type: RefusalResponse, nullable: true })
  refusal!: RefusalResponse | null;

  @ApiProperty({
    ...{ type: RefusalResponse, nullable: true },
    description: 'Why the latest change of identity data was refused; the data before it stay in force.',
  })
  changeRefusal!: RefusalResponse | null;

  @ApiProperty({ type: [HistoryEntry] })
  history!: HistoryEntry[];

  @ApiProperty({ type: [ParticipantDocument], description: 'Copies that go with the application.' })
  documents!: ParticipantDocument[];

  @ApiProperty({ type: ParticipantChange, nullable: true, description: 'New data that are being typed.' })
  draft!: ParticipantChange | null;

  @ApiProperty({ type: ParticipantChange, nullable: true, description: 'Identity data that wait for the operator.' })
  waiting!: ParticipantChange | null;

  @ApiProperty({
    nullable: true,
    type: String,
    description: 'BIN of the leading participant of a temporary association.',
  })
  ledBy!: string | null;

  @ApiProperty({
    ...{ nullable: true, type: String, format: 'date' },
    description: 'Last day of a temporary association’s term, once it is accredited.',
  })
  validUntil!: string | null;

  @ApiProperty({ nullable: true, type: String, description: 'Country of a foreign participant (ISO 3166-1).' })
  country!: string | null;

  @ApiProperty({ nullable: true, type: String, description: 'Number in the register of that country.' })
  foreignNumber!: string | null;
}

/** The participant in short. */
export function presentSummary(record: ParticipantRecord): ParticipantSummary {
  const { id, kind, bin, nameKk, nameRu, nameEn, state } = record;
  return { id, kind, bin, name: { kk: nameKk, ru: nameRu, en: nameEn }, state };
}
