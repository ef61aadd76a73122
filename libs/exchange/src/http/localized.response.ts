import { ApiProperty } from '@nestjs/swagger';
import type { Localized } from '@qujat/kernel';

/** A text in the three languages. */
export class LocalizedText implements Localized {
  @ApiProperty()
  kk!: string;

  @ApiProperty()
  ru!: string;

  @ApiProperty()
  en!: string;
}
