import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDateString,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { PlanName } from '../tariff/tariff.dto.js';
import { LINE_KINDS, type LineKind } from './invoice.types.js';

const trimmed = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value);

/** A single service. */
export class SingleLine {
  @ApiProperty({ type: PlanName })
  @IsDefined()
  @ValidateNested()
  @Type(() => PlanName)
  name!: PlanName;
  @ApiProperty({ minimum: 1, type: 'integer' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  quantity!: number;
  @ApiProperty({ minimum: 1, type: 'integer', description: 'In tiyn, without VAT.' })
  @IsInt()
  @Min(1)
  @Max(100_000_000_000)
  unitTiyn!: number;
}

/** An invoice for single services. */
export class IssueInvoice {
  @ApiProperty({ type: [SingleLine], minItems: 1 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SingleLine)
  lines!: SingleLine[];
}

/** Why services do not count as rendered. */
export class ObjectToAct {
  @ApiProperty({ minLength: 1, maxLength: 2000 })
  @Transform(trimmed)
  @IsString()
  @Length(1, 2000)
  objection!: string;
}

/** Which PDF. */
export class InvoicePdfQuery {
  @ApiPropertyOptional({ enum: ['kk', 'ru'] })
  @IsOptional()
  @IsIn(['kk', 'ru'])
  lang?: 'kk' | 'ru';
  @ApiPropertyOptional({ enum: ['invoice', 'act'] })
  @IsOptional()
  @IsIn(['invoice', 'act'])
  form?: 'invoice' | 'act';
}

/** Which invoices. */
export class InvoicesQuery {
  @ApiPropertyOptional({ description: 'Past their due day and not paid.' })
  @IsOptional()
  @IsIn(['true', 'false'])
  overdue?: 'true' | 'false';
}

/** For which day; today when absent. */
export class LiabilityQuery {
  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsDateString({ strict: true })
  @Length(10, 10)
  on?: string;
}

/** A line of an invoice. */
export class InvoiceLineShown {
  @ApiProperty({ enum: LINE_KINDS, enumName: 'InvoiceLineKind' })
  kind!: LineKind;
  @ApiProperty({ type: PlanName })
  name!: PlanName;
  @ApiProperty({ type: 'integer' })
  quantity!: number;
  @ApiProperty({ type: 'integer' })
  unitTiyn!: number;
  @ApiProperty({ type: 'integer' })
  discountTiyn!: number;
  @ApiProperty({ type: 'integer' })
  netTiyn!: number;
  @ApiProperty({ type: 'integer' })
  vatTiyn!: number;
}

/** An act of services. */
export class ServiceAct {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  number!: string;
  @ApiProperty({ format: 'date' })
  issuedOn!: string;
  @ApiProperty({ format: 'date', description: 'Counts as accepted from this day on, unless objected to (E-11.3).' })
  acceptedOn!: string;
  @ApiProperty({ enum: ['issued', 'accepted', 'objected'], enumName: 'ServiceActState' })
  state!: 'issued' | 'accepted' | 'objected';
  @ApiProperty({ nullable: true, type: String })
  objection!: string | null;
}

export const INVOICE_STATES = ['issued', 'part-paid', 'paid', 'overdue'] as const;

/** An invoice. */
export class Invoice {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ example: '2026-000001' })
  number!: string;
  @ApiProperty({ format: 'uuid' })
  participantId!: string;
  @ApiProperty({ type: PlanName })
  buyer!: PlanName;
  @ApiProperty()
  buyerBin!: string;
  @ApiProperty({ nullable: true, type: String, format: 'date', description: 'The first day of the month charged for.' })
  month!: string | null;
  @ApiProperty({ format: 'date' })
  issuedOn!: string;
  @ApiProperty({ format: 'date' })
  dueOn!: string;
  @ApiProperty({ enum: INVOICE_STATES, enumName: 'InvoiceState' })
  state!: (typeof INVOICE_STATES)[number];
  @ApiProperty({ type: 'integer' })
  vatPoints!: number;
  @ApiProperty({ type: 'integer' })
  netTiyn!: number;
  @ApiProperty({ type: 'integer' })
  vatTiyn!: number;
  @ApiProperty({ type: 'integer' })
  totalTiyn!: number;
  @ApiProperty({ type: 'integer' })
  paidTiyn!: number;
  @ApiProperty({ type: [InvoiceLineShown] })
  lines!: InvoiceLineShown[];
  @ApiProperty({ type: ServiceAct, nullable: true })
  act!: ServiceAct | null;
}

/** A part of the cap. */
export class LiabilityPart {
  @ApiProperty({ format: 'date' })
  on!: string;
  @ApiProperty({ type: 'integer', description: 'A refund is below zero.' })
  amountTiyn!: number;
  @ApiProperty()
  reference!: string;
  @ApiProperty({ enum: ['payment', 'refund'], enumName: 'LiabilityPartKind' })
  kind!: 'payment' | 'refund';
}

/** The most that the operator answers for on a day (E-12.5). */
export class Liability {
  @ApiProperty({ format: 'date' })
  on!: string;
  @ApiProperty({ format: 'date', description: 'The first day of the three full months.' })
  from!: string;
  @ApiProperty({ format: 'date', description: 'The day after their last.' })
  until!: string;
  @ApiProperty({ type: 'integer' })
  capTiyn!: number;
  @ApiProperty({ type: [LiabilityPart] })
  parts!: LiabilityPart[];
}
