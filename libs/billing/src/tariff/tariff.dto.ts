import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDateString,
  IsDefined,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { BILLABLE_ACTS, type BillableAct } from './tariff.types.js';

const MAX_TIYN = 100_000_000_000;
const MAX_ACTS = 100_000_000;

/** A name in the three languages. */
export class PlanName {
  @ApiProperty({ minLength: 1, maxLength: 100 })
  @IsString()
  @Length(1, 100)
  kk!: string;
  @ApiProperty({ minLength: 1, maxLength: 100 })
  @IsString()
  @Length(1, 100)
  ru!: string;
  @ApiProperty({ minLength: 1, maxLength: 100 })
  @IsString()
  @Length(1, 100)
  en!: string;
}

/** How an act is charged. */
export class PlanAct {
  @ApiProperty({ enum: BILLABLE_ACTS, enumName: 'BillableAct' })
  @IsIn(BILLABLE_ACTS)
  act!: BillableAct;
  @ApiProperty({ minimum: 0, type: 'integer', description: 'In a month, at no further charge.' })
  @IsInt()
  @Min(0)
  @Max(MAX_ACTS)
  included!: number;
  @ApiProperty({ minimum: 0, type: 'integer', description: 'Each further one, in tiyn, without VAT.' })
  @IsInt()
  @Min(0)
  @Max(MAX_TIYN)
  priceTiyn!: number;
  @ApiProperty({ minimum: 1, nullable: true, type: 'integer', description: 'In a month at most; null: no limit.' })
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(1)
  @Max(MAX_ACTS)
  limit!: number | null;
}

/** Acts by the bundle. */
export class PlanPackage {
  @ApiProperty({ minimum: 1, type: 'integer' })
  @IsInt()
  @Min(1)
  @Max(MAX_ACTS)
  size!: number;
  @ApiProperty({ minimum: 0, type: 'integer', description: 'A bundle that is begun, in tiyn, without VAT.' })
  @IsInt()
  @Min(0)
  @Max(MAX_TIYN)
  priceTiyn!: number;
}

/** What keeping costs. */
export class PlanStorage {
  @ApiProperty({ minimum: 0, type: 'integer' })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  includedGb!: number;
  @ApiProperty({ minimum: 0, type: 'integer', description: 'Each further gigabyte a month, in tiyn, without VAT.' })
  @IsInt()
  @Min(0)
  @Max(MAX_TIYN)
  gbMonthTiyn!: number;
}

/** A discount on the acts of a month. */
export class PlanDiscount {
  @ApiProperty({ minimum: 1, type: 'integer', description: 'Beyond so many acts of the month.' })
  @IsInt()
  @Min(1)
  @Max(MAX_ACTS)
  from!: number;
  @ApiProperty({ minimum: 1, maximum: 10_000, type: 'integer', description: 'Basis points: 1000 are 10 %.' })
  @IsInt()
  @Min(1)
  @Max(10_000)
  points!: number;
}

/** A plan of a tariff. */
export class TariffPlan {
  @ApiProperty({ example: 'business', pattern: '^[a-z][a-z0-9-]{0,39}$' })
  @Matches(/^[a-z][a-z0-9-]{0,39}$/)
  code!: string;
  @ApiProperty({ type: PlanName })
  @IsDefined()
  @ValidateNested()
  @Type(() => PlanName)
  name!: PlanName;
  @ApiProperty({ minimum: 0, type: 'integer', description: 'A month, in tiyn, without VAT.' })
  @IsInt()
  @Min(0)
  @Max(MAX_TIYN)
  monthlyTiyn!: number;
  @ApiProperty({ type: [PlanAct], minItems: 1 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(BILLABLE_ACTS.length)
  @ValidateNested({ each: true })
  @Type(() => PlanAct)
  acts!: PlanAct[];
  @ApiProperty({ type: PlanPackage, nullable: true, description: 'Instead of a price per act.' })
  @ValidateIf((_, value) => value !== null)
  @IsDefined()
  @ValidateNested()
  @Type(() => PlanPackage)
  package!: PlanPackage | null;
  @ApiProperty({ type: PlanStorage })
  @IsDefined()
  @ValidateNested()
  @Type(() => PlanStorage)
  storage!: PlanStorage;
  @ApiProperty({ type: [PlanDiscount] })
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => PlanDiscount)
  discounts!: PlanDiscount[];
  @ApiProperty({ minimum: 0, maximum: 366, type: 'integer' })
  @IsInt()
  @Min(0)
  @Max(366)
  trialDays!: number;
  @ApiProperty({ description: 'What a participant begins with: one plan of the tariff.' })
  @IsBoolean()
  isDefault!: boolean;
}

/** The next version of the tariffs. */
export class PublishTariff {
  @ApiProperty({ format: 'date', example: '2099-01-01', description: 'A day to come, after the version before.' })
  @IsDateString({ strict: true })
  @Length(10, 10)
  effectiveFrom!: string;
  @ApiProperty({ type: [TariffPlan], minItems: 1 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => TariffPlan)
  plans!: TariffPlan[];
}

/** A version of the tariffs. */
export class Tariff {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ format: 'date' })
  effectiveFrom!: string;
  @ApiProperty({ format: 'date-time' })
  publishedAt!: string;
  @ApiProperty({ description: 'In force today.' })
  isCurrent!: boolean;
  @ApiProperty({ type: 'integer', description: 'Basis points of VAT on the first day of the version, or today.' })
  vatPoints!: number;
  @ApiProperty({ type: [TariffPlan] })
  plans!: TariffPlan[];
}
