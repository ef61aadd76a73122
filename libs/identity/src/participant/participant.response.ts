import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LocalizedText } from '../http/responses.js';
import {
  PARTICIPANT_KINDS,
  PARTICIPANT_STATES,
  type ParticipantKind,
  type ParticipantRecord,
  type ParticipantState,
} from '../session/session.types.js';
import { REFUSAL_REASONS, type RefusalReason, SIZES } from './participant.types.js';

/** A participant in short. */
export class ParticipantSummary {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: PARTICIPANT_KINDS, enumName: 'ParticipantKind' })
  kind!: ParticipantKind;

  @ApiProperty({ description: 'BIN of a legal entity, IIN of an entrepreneur.' })
  bin!: string;

  @ApiProperty({ type: LocalizedText })
  name!: LocalizedText;

  @ApiProperty({ enum: PARTICIPANT_STATES, enumName: 'ParticipantState' })
  state!: ParticipantState;
}

/** The form as far as it is filled in. */
export class ParticipantFormResponse {
  @ApiPropertyOptional({ type: LocalizedText })
  fullName?: LocalizedText;
  @ApiPropertyOptional({ type: LocalizedText })
  shortName?: LocalizedText;
  @ApiPropertyOptional()
  registrationNumber?: string;
  @ApiPropertyOptional()
  registrationDate?: string;
  @ApiPropertyOptional()
  legalForm?: string;
  @ApiPropertyOptional()
  ownership?: string;
  @ApiPropertyOptional({ enum: SIZES, enumName: 'ParticipantSize' })
  size?: (typeof SIZES)[number];
  @ApiPropertyOptional()
  oked?: string;
  @ApiPropertyOptional()
  iik?: string;
  @ApiPropertyOptional()
  bic?: string;
  @ApiPropertyOptional()
  bankName?: string;
  @ApiPropertyOptional()
  legalAddress?: string;
  @ApiPropertyOptional()
  actualAddress?: string;
  @ApiPropertyOptional()
  postalAddress?: string;
  @ApiPropertyOptional()
  vatPayer?: boolean;
  @ApiPropertyOptional()
  vatSeries?: string;
  @ApiPropertyOptional()
  vatNumber?: string;
  @ApiPropertyOptional()
  email?: string;
  @ApiPropertyOptional({ type: [String] })
  phones?: string[];
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

  @ApiProperty({ type: [HistoryEntry] })
  history!: HistoryEntry[];
}

/** The participant in short. */
export function presentSummary(record: ParticipantRecord): ParticipantSummary {
  const { id, kind, bin, nameKk, nameRu, nameEn, state } = record;
  return { id, kind, bin, name: { kk: nameKk, ru: nameRu, en: nameEn }, state };
}
