import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsDateString, IsOptional, IsString, Length, Matches } from 'class-validator';

const trimmed = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value);

/** A hold: on what, why, until when. */
class HoldTerms {
  @ApiProperty({ minLength: 1, maxLength: 1000, description: 'Why nothing may be destroyed: a dispute, an audit.' })
  @Transform(trimmed)
  @IsString()
  @Length(1, 1000)
  ground!: string;

  @ApiPropertyOptional({
    format: 'date',
    example: '2099-12-31',
    description: 'The last day; without it, until lifted.',
  })
  @IsOptional()
  @IsDateString({ strict: true })
  @Length(10, 10)
  until?: string;
}

const NUMBER = /^[A-Z]{2}-\d{4}-\d{6,}$/;

/** A participant's hold over its own documents. */
export class PlaceHold extends HoldTerms {
  @ApiPropertyOptional({ example: 'QJ-2026-000001', description: 'Without it: everything the organisation has.' })
  @IsOptional()
  @Transform(trimmed)
  @Matches(NUMBER)
  number?: string;
}

/** The operator's hold: a document, or everything that a participant has. */
export class PlaceOperatorHold extends HoldTerms {
  @ApiPropertyOptional({ example: 'QJ-2026-000001' })
  @IsOptional()
  @Transform(trimmed)
  @Matches(NUMBER)
  number?: string;

  @ApiPropertyOptional({ example: '140340999103', description: 'BIN or IIN of the participant.' })
  @IsOptional()
  @Transform(trimmed)
  @Matches(/^\d{12}$/)
  bin?: string;
}

/** Why a hold is lifted. */
export class LiftHold {
  @ApiProperty({ minLength: 1, maxLength: 1000 })
  @Transform(trimmed)
  @IsString()
  @Length(1, 1000)
  reason!: string;
}

/** A hold as it stands. */
export class Hold {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ enum: ['participant', 'operator'], enumName: 'HoldOwner', description: 'Whose hold it is.' })
  owner!: 'participant' | 'operator';
  @ApiProperty({ enum: ['document', 'participant'], enumName: 'HoldScope', description: 'A document, or all of them.' })
  scope!: 'document' | 'participant';
  @ApiProperty({ description: "The document's number, or the participant's BIN." })
  subject!: string;
  @ApiProperty()
  ground!: string;
  @ApiProperty({ format: 'date-time' })
  placedAt!: string;
  @ApiProperty({ description: 'Who placed it.' })
  placedBy!: string;
  @ApiProperty({ format: 'date', nullable: true, type: String })
  until!: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  liftedAt!: string | null;
  @ApiProperty({ nullable: true, type: String })
  liftReason!: string | null;
}
