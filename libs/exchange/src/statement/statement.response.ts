import { ApiProperty } from '@nestjs/swagger';

/** What will be signed. */
export class Statement {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'The exact bytes to sign, base64.' })
  content!: string;

  @ApiProperty({ description: 'The same as text.' })
  text!: string;

  @ApiProperty({ description: 'SHA-256 of the bytes, hex.' })
  sha256!: string;
}
