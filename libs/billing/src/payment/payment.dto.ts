import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBase64, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';

const trimmed = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value);
const MAX_FILE = 4_000_000;

/** A file of the bank. */
export class ImportStatement {
  @ApiProperty({ maxLength: 255, example: 'statement.txt' })
  @Transform(trimmed)
  @IsString()
  @Length(1, 255)
  name!: string;
  @ApiProperty({ format: 'byte', example: 'OjIwOlg=', description: '1C client-bank exchange or MT940, at most 3 MB.' })
  @IsBase64()
  @MaxLength(MAX_FILE)
  content!: string;
}

/** Whose payment it is. */
export class AssignPayment {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  participantId!: string;
}

/** What is given back. */
export class RefundPayment {
  @ApiProperty({ minimum: 1, type: 'integer' })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  amountTiyn!: number;
  @ApiProperty({ minLength: 1, maxLength: 1000 })
  @Transform(trimmed)
  @IsString()
  @Length(1, 1000)
  reason!: string;
}

/** Which payments. */
export class PaymentsQuery {
  @ApiPropertyOptional({ description: 'Only those of which nobody knows whose they are.' })
  @IsOptional()
  @IsIn(['true', 'false'])
  unknown?: 'true' | 'false';
}

/** What came of an import. */
export class ImportedStatement {
  @ApiProperty({ enum: ['1c', 'mt940'], enumName: 'StatementFormat' })
  format!: '1c' | 'mt940';
  @ApiProperty({ type: 'integer' })
  payments!: number;
  @ApiProperty({ type: 'integer', description: 'Known from another file.' })
  repeated!: number;
  @ApiProperty({ type: 'integer', description: 'Of the new ones: nobody knows whose they are.' })
  unknown!: number;
  @ApiProperty({ type: 'integer', description: 'Lines that are no income.' })
  otherLines!: number;
}

/** What a payment has paid. */
export class PaidInvoice {
  @ApiProperty()
  number!: string;
  @ApiProperty({ type: 'integer' })
  amountTiyn!: number;
}

/** A payment. */
export class Payment {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  participantId!: string | null;
  @ApiProperty({ format: 'date' })
  receivedOn!: string;
  @ApiProperty({ type: 'integer' })
  amountTiyn!: number;
  @ApiProperty({ type: 'integer', description: 'Not used for an invoice, and not refunded.' })
  freeTiyn!: number;
  @ApiProperty({ type: 'integer' })
  refundedTiyn!: number;
  @ApiProperty()
  reference!: string;
  @ApiProperty()
  payerBin!: string;
  @ApiProperty()
  payerName!: string;
  @ApiProperty()
  purpose!: string;
  @ApiProperty({ type: [PaidInvoice] })
  invoices!: PaidInvoice[];
}
