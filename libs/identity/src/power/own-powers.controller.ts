import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, type Power, SignedIn } from '@qujat/platform';
import { POWER_ACTS, POWER_DOCUMENT_TYPES, type PowerAct } from './acts.js';
import { DepartmentService } from './department/department.service.js';
import { Named } from './member/member.dto.js';

const SOURCES = ['certificate', 'role', 'attorney'] as const;

/** A power as its holder sees it. */
export class OwnPower {
  @ApiProperty({ enum: POWER_ACTS, enumName: 'HeldAct' })
  act!: PowerAct;

  @ApiProperty({ enum: POWER_DOCUMENT_TYPES, enumName: 'DocumentType', nullable: true })
  documentType!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The largest sum, in tiyn.' })
  limit!: number | null;

  @ApiProperty({ type: () => Named, nullable: true })
  department!: Named | null;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  until!: string | null;

  @ApiProperty({ enum: SOURCES, enumName: 'PowerSourceKind' })
  source!: (typeof SOURCES)[number];

  @ApiProperty({ description: 'Name of the role, number of the power of attorney, or standing in the certificate.' })
  sourceName!: string;

  @ApiProperty({ description: 'Of no use with this certificate: it carries no right to sign (E-7.5.2).' })
  barred!: boolean;
}

/** One's own powers (E-5.12). */
@ApiTags('powers')
@Controller('powers')
export class OwnPowersController {
  constructor(private readonly departments: DepartmentService) {}

  @Get('mine')
  @SignedIn()
  @ApiOperation({ operationId: 'ownPowers', summary: 'What the person may do now, how far, and what it rests on.' })
  @ApiOkResponse({ type: [OwnPower] })
  async mine(@CurrentActor() actor: Actor): Promise<OwnPower[]> {
    if (!actor.participantId) return [];
    const names = new Map((await this.departments.list(actor)).map(({ id, name }) => [id, name]));
    return actor.powers.map((power) => presentPower(power, names));
  }
}

function presentPower(power: Power, names: ReadonlyMap<string, string>): OwnPower {
  const { act, documentType, limit, departments, until, source, barred } = power;
  const [top] = departments ?? [];
  return {
    ...{ act: act as PowerAct, documentType, limit, barred, source: source.kind, sourceName: source.name },
    department: top ? { id: top, name: names.get(top) ?? '' } : null,
    until: until?.toISOString() ?? null,
  };
}
