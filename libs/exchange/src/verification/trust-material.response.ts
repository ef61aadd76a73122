import { ApiProperty } from '@nestjs/swagger';

/** A list of revoked certificates that can be fetched. */
export class TrustList {
  @ApiProperty({ description: 'Hex of the SHA-256 of the list; its address is `…/crls/{sha256}`.' })
  sha256!: string;

  @ApiProperty({ description: 'Bytes.' })
  size!: number;

  @ApiProperty({ format: 'date-time' })
  thisUpdate!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  nextUpdate!: string | null;
}

/** Whom the portal trusts. */
export class PublicTrust {
  @ApiProperty({ type: [String], description: 'Trust anchors: certificates, base64 of DER.' })
  anchors!: string[];

  @ApiProperty({ type: [String], description: 'Certificates of CAs that the portal vouches for, base64 of DER.' })
  intermediates!: string[];

  @ApiProperty({ type: [TrustList], description: 'CRLs and delta CRLs that hold now.' })
  crls!: TrustList[];
}
