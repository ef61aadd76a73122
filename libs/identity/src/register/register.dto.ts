import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { LocalizedText } from '../http/responses.js';
import { ParticipantSummary } from '../participant/participant.response.js';
import { PARTICIPANT_KINDS, type ParticipantKind } from '../session/session.types.js';

/** What to look for in the register. */
export class RegisterQuery {
  @ApiPropertyOptional({ maxLength: 200, description: 'Part of a name in any language, or of a BIN.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 25, type: Number })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

/** An accredited participant, for everyone. */
export class PublicParticipant {
  @ApiProperty()
  bin!: string;
  @ApiProperty({ enum: PARTICIPANT_KINDS, enumName: 'ParticipantKind' })
  kind!: ParticipantKind;
  @ApiProperty({ type: LocalizedText })
  name!: LocalizedText;
  @ApiProperty({ format: 'date-time' })
  accreditedAt!: string;
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
