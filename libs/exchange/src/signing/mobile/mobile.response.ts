import { ApiProperty } from '@nestjs/swagger';
import { MOBILE_STATES } from './mobile.entity.js';

/** A QR code as squares: an SVG path in a box of `size` by `size`. */
export class QrPicture {
  @ApiProperty()
  size!: number;

  @ApiProperty({ description: 'SVG path.' })
  path!: string;
}

/** Signing with a phone: how far it has come. */
export class MobileSigningState {
  @ApiProperty({ enum: [...MOBILE_STATES, 'expired'], enumName: 'MobileSigningStep' })
  state!: (typeof MOBILE_STATES)[number] | 'expired';

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}

/** What the person needs to sign with their phone; told once. */
export class MobileSigning extends MobileSigningState {
  @ApiProperty()
  qr!: QrPicture;

  @ApiProperty({ description: 'What the QR code says.' })
  text!: string;

  @ApiProperty({ description: 'Opens eGov mobile on the phone itself.' })
  link!: string;
}
