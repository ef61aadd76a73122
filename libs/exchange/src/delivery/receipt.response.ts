import { IsOptional, IsUUID } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import type { LocalizedText } from '../http/localized.response.js';
import { CheckNames, VerificationReport } from '../signing/report.response.js';

/** The receipt: a signed, timestamped record of its own (E-7.4). */
export class Receipt {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The record, as read from its bytes.' })
  record!: Record<string, unknown>;

  @ApiProperty({ description: 'The exact bytes that were signed, base64.' })
  recordBase64!: string;

  @ApiProperty({ description: "Detached CMS by the portal's key, with its timestamp, base64." })
  signatureBase64!: string;

  @ApiProperty()
  report!: VerificationReport;

  @CheckNames()
  checkNames!: Record<string, LocalizedText>;
}

/** Whose receipt of several. */
export class WhichReceipt {
  @ApiProperty({
    format: 'uuid',
    required: false,
    description: 'The recipient; otherwise the first, or the reader itself.',
  })
  @IsOptional()
  @IsUUID()
  recipientId?: string;
}
