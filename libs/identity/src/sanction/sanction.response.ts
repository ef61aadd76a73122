import { ApiProperty } from '@nestjs/swagger';
import { LocalizedText } from '../http/responses.js';
import {
  APPEAL_STATES,
  type AppealRecord,
  type AppealState,
  LIMITABLE,
  SANCTION_KINDS,
  SANCTION_STATES,
  type SanctionKind,
  type SanctionRecord,
  type SanctionState,
} from './sanction.types.js';

const FINE_STATES = ['due', 'invoiced', 'paid', 'cancelled'] as const;

/** A file of an appeal. */
export class AppealFile {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  size!: number;
}

/** An appeal against a sanction. */
export class SanctionAppeal {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ format: 'date-time' })
  filedAt!: string;

  @ApiProperty()
  filedBy!: string;

  @ApiProperty({ enum: APPEAL_STATES, enumName: 'AppealState' })
  state!: AppealState;

  @ApiProperty({ nullable: true, type: String })
  answer!: string | null;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  decidedAt!: string | null;

  @ApiProperty({ type: [AppealFile] })
  files!: AppealFile[];
}

/** A fine: a line for an invoice. */
export class SanctionFine {
  @ApiProperty({ description: 'In tiyn, as a decimal text.' })
  amountTiyn!: string;

  @ApiProperty({ enum: FINE_STATES, enumName: 'FineState' })
  state!: (typeof FINE_STATES)[number];
}

/** What the reader can do with a sanction now. */
export class SanctionAbilities {
  @ApiProperty()
  lift!: boolean;

  @ApiProperty()
  decideAppeal!: boolean;

  @ApiProperty()
  appeal!: boolean;
}

/** A sanction, as both sides see it. */
export class Sanction {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  participantId!: string;

  @ApiProperty({ type: LocalizedText })
  participant!: LocalizedText;

  @ApiProperty()
  bin!: string;

  @ApiProperty({ enum: SANCTION_KINDS, enumName: 'SanctionKind' })
  kind!: SanctionKind;

  @ApiProperty({ enum: LIMITABLE, isArray: true, enumName: 'LimitableRight' })
  rights!: (typeof LIMITABLE)[number][];

  @ApiProperty()
  clause!: string;

  @ApiProperty()
  ground!: string;

  @ApiProperty({ enum: SANCTION_STATES, enumName: 'SanctionState' })
  state!: SanctionState;

  @ApiProperty({ format: 'date-time' })
  startsAt!: string;

  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: 'Null: until it is lifted.' })
  endsAt!: string | null;

  @ApiProperty({ format: 'date-time' })
  imposedAt!: string;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  closedAt!: string | null;

  @ApiProperty({ nullable: true, type: String })
  closeReason!: string | null;

  @ApiProperty({ type: SanctionFine, nullable: true })
  fine!: SanctionFine | null;

  @ApiProperty({ type: [SanctionAppeal] })
  appeals!: SanctionAppeal[];

  @ApiProperty({ type: [AppealFile], description: 'Those that go with the next appeal; for one’s own side.' })
  files!: AppealFile[];

  @ApiProperty({ type: SanctionAbilities })
  abilities!: SanctionAbilities;
}

/** On which side the reader stands. */
export interface SanctionReader {
  readonly operator: boolean;
  readonly administrator: boolean;
}

/** The sanction as the API shows it. Names of the operator's people are its own affair. */
export function presentSanction(record: SanctionRecord, reader: SanctionReader): Sanction {
  const { id, participantId, participant, bin, kind, rights, clause, ground, state, fine, appeals } = record;
  const isOpen = state === 'in-force';
  const waits = appeals.some((appeal) => appeal.state === 'filed');
  return {
    ...{ id, participantId, participant, bin, kind, clause, ground, state, fine },
    rights: [...rights] as Sanction['rights'],
    startsAt: record.startsAt.toISOString(),
    endsAt: record.endsAt?.toISOString() ?? null,
    imposedAt: record.imposedAt.toISOString(),
    closedAt: record.closedAt?.toISOString() ?? null,
    closeReason: record.closeReason,
    appeals: appeals.map(presentAppeal),
    files: [...record.files],
    abilities: {
      lift: reader.operator && isOpen,
      decideAppeal: reader.operator && isOpen && waits,
      appeal: reader.administrator && isOpen && !waits,
    },
  };
}

const iso = (text: string): string => new Date(text).toISOString();

const presentAppeal = ({
  id,
  text,
  filedAt,
  filedBy,
  state,
  answer,
  decidedAt,
  files,
}: AppealRecord): SanctionAppeal => ({
  ...{ id, text, state, answer, files: [...files] },
  filedAt: iso(filedAt),
  filedBy: filedBy.name,
  decidedAt: decidedAt && iso(decidedAt),
});
