import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDateString, IsInt, IsOptional, Length, Matches, Max, Min, ValidateIf } from 'class-validator';

/** A plan from a day on. */
export class ConcludeContract {
  @ApiProperty({ format: 'date', example: '2099-01-01', description: 'Today or later, after what was agreed before.' })
  @IsDateString({ strict: true })
  @Length(10, 10)
  startsOn!: string;
  @ApiProperty({ nullable: true, type: String, example: 'business', description: 'Null ends the contract.' })
  @ValidateIf((_, value) => value !== null)
  @Matches(/^[a-z][a-z0-9-]{0,39}$/)
  plan!: string | null;
  @ApiPropertyOptional({
    minimum: 0,
    maximum: 10_000,
    type: 'integer',
    description: 'Off everything, in basis points.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  discountPoints?: number;
}

/** What is agreed from a day on. */
export class Contract {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ format: 'date' })
  startsOn!: string;
  @ApiProperty({ nullable: true, type: String })
  plan!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date', description: 'The last day of the trial.' })
  trialUntil!: string | null;
  @ApiProperty({ type: 'integer' })
  discountPoints!: number;
}
