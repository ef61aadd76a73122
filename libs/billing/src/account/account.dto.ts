import { ApiProperty } from '@nestjs/swagger';
import { TariffPlan } from '../tariff/tariff.dto.js';

/** Acts of a day. */
export class UseOfDay {
  @ApiProperty({ format: 'date' })
  day!: string;
  @ApiProperty({ type: 'integer' })
  count!: number;
}

/** What is used of the month's limit. */
export class QuotaShown {
  @ApiProperty({ type: 'integer' })
  used!: number;
  @ApiProperty({ nullable: true, type: 'integer', description: 'Null: without a limit.' })
  limit!: number | null;
  @ApiProperty({ nullable: true, type: 'integer' })
  left!: number | null;
  @ApiProperty({ format: 'date', description: 'The day from which on it is counted anew.' })
  renewsOn!: string;
}

/** A participant's own billing. */
export class BillingAccount {
  @ApiProperty({ nullable: true, type: TariffPlan, description: 'Null: there is no contract.' })
  plan!: TariffPlan | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' })
  since!: string | null;
  @ApiProperty({
    nullable: true,
    type: String,
    format: 'date',
    description: 'The last day of the trial, while it runs.',
  })
  trialUntil!: string | null;
  @ApiProperty({ type: 'integer' })
  discountPoints!: number;
  @ApiProperty({ type: QuotaShown })
  quota!: QuotaShown;
  @ApiProperty({ type: 'integer', description: 'Kept at the last measurement.' })
  storedBytes!: number;
  @ApiProperty({ type: [UseOfDay], description: 'This month and the one before; days without an act are left out.' })
  days!: UseOfDay[];
}
