import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { PageQuery } from '@qujat/platform';
import { APPROVAL_STATES, type ApprovalState } from '../approval/approval.machine.js';
import { AXES, type Axes, STATUSES, type Status } from './document.axes.js';
import { ANSWER_DUE, type AnswerDue } from '../watching/answer-due.js';
import { DOCUMENT_TYPES, type DocumentType } from './document.types.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** What of a list is wanted; everything that is said has to be true of a document. */
export class DocumentFilter extends PageQuery {
  @ApiPropertyOptional({ enum: STATUSES, enumName: 'DocumentStatus' })
  @IsOptional()
  @IsIn(STATUSES)
  status?: Status;

  @ApiPropertyOptional({
    maxLength: 200,
    description:
      'Words of the title, the numbers, the names and BINs of the parties, and of the contents where the reader may read them.',
  })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  search?: string;

  @ApiPropertyOptional({
    type: Boolean,
    description: "Only what waits for the reader's organisation (true), or only what does not (false).",
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  attention?: boolean;

  @ApiPropertyOptional({ enum: AXES.signature, enumName: 'SignatureAxis' })
  @IsOptional()
  @IsIn(AXES.signature)
  signature?: Axes['signature'];

  @ApiPropertyOptional({ enum: AXES.delivery, enumName: 'DeliveryAxis' })
  @IsOptional()
  @IsIn(AXES.delivery)
  delivery?: Axes['delivery'];

  @ApiPropertyOptional({ enum: AXES.receipt, enumName: 'ReceiptAxis' })
  @IsOptional()
  @IsIn(AXES.receipt)
  receipt?: Axes['receipt'];

  @ApiPropertyOptional({ enum: AXES.response, enumName: 'ResponseAxis' })
  @IsOptional()
  @IsIn(AXES.response)
  response?: Axes['response'];

  @ApiPropertyOptional({ enum: AXES.annulment, enumName: 'AnnulmentAxis' })
  @IsOptional()
  @IsIn(AXES.annulment)
  annulment?: Axes['annulment'];

  @ApiPropertyOptional({ enum: APPROVAL_STATES, description: "Approval inside the reader's organisation." })
  @IsOptional()
  @IsIn(APPROVAL_STATES)
  approval?: ApprovalState;

  @ApiPropertyOptional({ enum: DOCUMENT_TYPES, enumName: 'DocumentType' })
  @IsOptional()
  @IsIn(DOCUMENT_TYPES)
  type?: DocumentType;

  @ApiPropertyOptional({ pattern: '^[0-9]{12}$', description: 'BIN or IIN of the other side.' })
  @IsOptional()
  @trimmed
  @Matches(/^[0-9]{12}$/)
  counterparty?: string;

  @ApiPropertyOptional({
    ...{ enum: ANSWER_DUE, enumName: 'AnswerDue' },
    description: 'The day of the answer is near, or over, and the answer has not come.',
  })
  @IsOptional()
  @IsIn(ANSWER_DUE)
  due?: AnswerDue;

  @ApiPropertyOptional({ maxLength: 100, description: 'A part of the number, or of the outgoing number.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(100)
  number?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'The first day, in portal time: of receipt, of sending, of making.',
  })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'The last day.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  to?: string;

  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: 0 },
    description: 'The least sum, in tiyn. Sums of documents that were not opened yet are not known.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  amountFrom?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'The greatest sum, in tiyn.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  amountTo?: number;
}
