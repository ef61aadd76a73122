import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Grant } from '../grant.dto.js';
import { Named } from '../member/member.dto.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export const ATTORNEY_STATES = ['prepared', 'not-yet', 'in-force', 'expired', 'revoked', 'discarded'] as const;
/** Where a power of attorney stands now. */
export type AttorneyState = (typeof ATTORNEY_STATES)[number];

/** A power of attorney to be signed by the one who makes it, or by the one it is made for. */
export class PrepareAttorney {
  @ApiProperty({ format: 'uuid', description: 'The member who shall hold it.' })
  @IsUUID()
  holderId!: string;

  @ApiPropertyOptional({
    format: 'uuid',
    nullable: true,
    type: String,
    description: 'The member who shall sign it; null: the one who makes it.',
  })
  @IsOptional()
  @IsUUID()
  issuerId?: string | null;

  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String, description: 'Handed on from this one.' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;

  @ApiProperty({ format: 'date', description: 'First day, in portal time.' })
  @IsISO8601({ strict: true })
  @Length(10, 10)
  validFrom!: string;

  @ApiProperty({ format: 'date', description: 'Last day; three years at most.' })
  @IsISO8601({ strict: true })
  @Length(10, 10)
  validTo!: string;

  @ApiProperty({ description: 'May the holder hand it on?' })
  @IsBoolean()
  substitution!: boolean;

  @ApiProperty({ type: () => [Grant], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => Grant)
  grants!: Grant[];
}

/** One of the organisation. */
export class Colleague extends Named {
  @ApiProperty({ description: 'The one who asks.' })
  self!: boolean;
}

/** A detached signature. */
export class SignAttorney {
  @ApiProperty({ description: 'CMS over the content, PEM or base64.' })
  @IsString()
  @MaxLength(400_000)
  signature!: string;
}

/** Why it ends. */
export class PrepareRevocation {
  @ApiProperty({ minLength: 3, maxLength: 1000 })
  @trimmed
  @IsString()
  @Length(3, 1000)
  reason!: string;
}

/** The signature over a prepared revocation. */
export class Revoke extends SignAttorney {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  revocationId!: string;
}

/** Which powers of attorney. */
export class ListAttorneys {
  @ApiPropertyOptional({ enum: ATTORNEY_STATES, enumName: 'AttorneyState' })
  @IsOptional()
  @IsIn(ATTORNEY_STATES)
  state?: AttorneyState;
}

/** What is signed. */
export class ToSign {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'The exact bytes, base64.' })
  content!: string;

  @ApiProperty({ description: 'The same in words.' })
  text!: string;

  @ApiProperty()
  sha256!: string;
}

/** Its revocation. */
export class RevocationFacts {
  @ApiProperty()
  reason!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty()
  by!: string;

  @ApiProperty({ nullable: true, type: String, description: 'Number of the power whose revocation ended it.' })
  of!: string | null;
}

/** A power of attorney. */
export class Attorney {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'Д-2026-0001' })
  number!: string;

  @ApiProperty({ enum: ATTORNEY_STATES, enumName: 'AttorneyState' })
  state!: AttorneyState;

  @ApiProperty()
  issuer!: string;

  @ApiProperty()
  holder!: string;

  @ApiProperty({ format: 'uuid' })
  holderId!: string;

  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  parentId!: string | null;

  @ApiProperty({ nullable: true, type: String })
  parentNumber!: string | null;

  @ApiProperty({ format: 'date' })
  validFrom!: string;

  @ApiProperty({ format: 'date' })
  validTo!: string;

  @ApiProperty()
  substitution!: boolean;

  @ApiProperty({ type: () => [Grant] })
  grants!: Grant[];

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  signedAt!: string | null;

  @ApiProperty({ type: () => RevocationFacts, nullable: true })
  revocation!: RevocationFacts | null;

  @ApiProperty({ description: 'The words that were signed.' })
  text!: string;

  @ApiProperty({ description: 'SHA-256 of the signed bytes, hex.' })
  sha256!: string;

  @ApiProperty({ description: 'May the reader sign it now?' })
  canSign!: boolean;

  @ApiProperty({ description: 'May the reader revoke it?' })
  canRevoke!: boolean;

  @ApiProperty({ description: 'May the reader throw it away? It has not been signed.' })
  canDiscard!: boolean;

  @ApiProperty({ description: 'May the reader hand it on?' })
  canSubstitute!: boolean;
}
