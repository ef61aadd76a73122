import { ApiProperty } from '@nestjs/swagger';
import type { Part, Upload } from './upload.types.js';

/** A part that the portal has. */
export class UploadPart {
  @ApiProperty({ description: 'The byte at which it begins.' })
  start!: number;

  @ApiProperty()
  size!: number;

  @ApiProperty({ description: 'Of the part: whoever goes on can see that it is the same file.' })
  sha256!: string;
}

/** A file on its way, and how far it is. */
export class UnfinishedUpload {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ description: 'Of the whole file, in bytes.' })
  size!: number;

  @ApiProperty({ description: 'Bytes that have arrived; the next part begins here.' })
  received!: number;

  @ApiProperty({ format: 'date-time', description: 'Without another part it is forgotten then.' })
  expiresAt!: string;

  @ApiProperty({ type: [UploadPart] })
  parts!: UploadPart[];
}

/** As it is told. */
export const presentUpload = ({ id, name, size, received, expiresAt }: Upload, parts: Part[]): UnfinishedUpload => ({
  ...{ id, name, size, received, parts },
  expiresAt: expiresAt.toISOString(),
});
