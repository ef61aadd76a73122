import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';

/** Documents signed in one go. */
export const MAX_BATCH = 500;

/** Signatures in one request: some 20 kB each, and a request holds 2 MB. */
export const MAX_PORTION = 60;

/** Documents to be signed in one go. */
export class MakeSigningBatch {
  @ApiProperty({ format: 'uuid', description: 'Of the caller’s making: the same again answers with the same batch.' })
  @IsUUID()
  requestId!: string;

  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: MAX_BATCH })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BATCH)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  documentIds!: string[];

  @ApiProperty({ required: false, description: 'Send what the sender has signed right after.' })
  @IsOptional()
  @IsBoolean()
  send?: boolean;
}

/** A signature over one document of the batch. */
export class ItemSignature {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  documentId!: string;

  @ApiProperty({ description: 'CMS over the exact bytes of the content: PEM or base64.', maxLength: 400_000 })
  @IsString()
  @Length(1, 400_000)
  signature!: string;
}

/** Signatures over documents of the batch. */
export class SubmitBatchSignatures {
  @ApiProperty({ type: () => [ItemSignature], minItems: 1, maxItems: MAX_PORTION })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_PORTION)
  @ValidateNested({ each: true })
  @Type(() => ItemSignature)
  signatures!: ItemSignature[];
}
