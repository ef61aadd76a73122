import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsString, Length, Matches } from 'class-validator';

const trimmed = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value);

/** A document to block. */
export class BlockDocument {
  @ApiProperty({ example: 'QJ-2026-000001', maxLength: 40 })
  @Transform(trimmed)
  @Matches(/^[A-Z]{2}-\d{4}-\d{6,}$/)
  number!: string;

  @ApiProperty({ example: '3.13', maxLength: 100 })
  @Transform(trimmed)
  @IsString()
  @Length(1, 100)
  clause!: string;

  @ApiProperty({ maxLength: 4000, description: 'The violation; both sides read it.' })
  @Transform(trimmed)
  @IsString()
  @Length(1, 4000)
  ground!: string;
}

/** Why a block is lifted. */
export class LiftBlock {
  @ApiProperty({ maxLength: 4000 })
  @Transform(trimmed)
  @IsString()
  @Length(1, 4000)
  reason!: string;
}

/** A block as both sides of the document see it. */
export class DocumentBlock {
  @ApiProperty()
  clause!: string;

  @ApiProperty()
  ground!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

/** A block as the operator sees it: of the document its number only (E-10.2.1). */
export class Block extends DocumentBlock {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  liftedAt!: string | null;

  @ApiProperty({ nullable: true, type: String })
  liftReason!: string | null;
}
