import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { PageQuery } from '@qujat/platform';
import { LocalizedText } from '../http/responses.js';
import { ParticipantSummary } from '../participant/participant.response.js';
import { OPERATOR_STANDINGS, type OperatorStanding } from '../sanction/standing.js';
import { PARTICIPANT_KINDS, type ParticipantKind } from '../session/session.types.js';

/** What to look for in the register. */
class Sought {
  @ApiPropertyOptional({ maxLength: 200, description: 'Part of a name in any language, or of a BIN.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string;

  @ApiPropertyOptional({
    example: '75',
    description: 'Region of the legal address: the first two digits of its KATO code.',
  })
  @IsOptional()
  @Matches(/^\d{2}$/)
  region?: string;
}

/** …and which page. */
export class RegisterQuery extends IntersectionType(Sought, PageQuery) {}

export const EXPORT_FORMATS = ['csv', 'json'] as const;

/** …or everything, and in which form. */
export class ExportQuery extends Sought {
  @ApiPropertyOptional({ enum: EXPORT_FORMATS, enumName: 'RegisterExportFormat', default: 'csv' })
  @IsOptional()
  @IsIn(EXPORT_FORMATS)
  format?: (typeof EXPORT_FORMATS)[number];
}

/** An accredited participant, for everyone. */
export class PublicParticipant {
  @ApiProperty()
  bin!: string;
  @ApiProperty({ enum: PARTICIPANT_KINDS, enumName: 'ParticipantKind' })
  kind!: ParticipantKind;
  @ApiProperty({ type: LocalizedText })
  name!: LocalizedText;
  @ApiProperty({ nullable: true, type: String, description: 'First two digits of the KATO code of the legal address.' })
  region!: string | null;
  @ApiProperty({ format: 'date-time' })
  accreditedAt!: string;
  @ApiProperty({
    enum: OPERATOR_STANDINGS,
    enumName: 'OperatorStanding',
    description: 'Does it exchange at the moment (E-10.2.2)?',
  })
  standing!: OperatorStanding;
}

/** A page of the public register. */
export class PublicRegister {
  @ApiProperty({ type: [PublicParticipant] })
  items!: PublicParticipant[];
  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;
}

/** A page of possible recipients. */
export class Recipients {
  @ApiProperty({ type: [ParticipantSummary] })
  items!: ParticipantSummary[];
  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;
}
