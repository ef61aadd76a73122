import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { toBase64 } from '@qujat/signature';
import { Public, RateLimit } from '@qujat/platform';
import { TrustPublisher } from '@qujat/trust';
import { refuse } from '../exchange.errors.js';
import { PublicTrust } from './trust-material.response.js';

/** What a browser needs to check signatures by itself: the portal's trust anchors and the lists it holds. */
@ApiTags('verification')
@Controller('public/trust-material')
export class TrustMaterialController {
  constructor(private readonly publisher: TrustPublisher) {}

  @Get()
  @Public()
  @RateLimit('public')
  @Header('Cache-Control', 'public, max-age=300')
  @ApiOperation({
    operationId: 'trustMaterial',
    summary: 'Trust anchors, CA certificates and the CRLs at hand: enough to check signatures without asking anyone.',
  })
  @ApiOkResponse({ type: PublicTrust })
  async material(): Promise<PublicTrust> {
    const { anchors, intermediates, lists } = await this.publisher.current();
    return {
      anchors: anchors.map(toBase64),
      intermediates: intermediates.map(toBase64),
      crls: lists.map(({ sha256, bytes, thisUpdate, nextUpdate }) => ({
        sha256,
        size: bytes.length,
        thisUpdate: thisUpdate.toISOString(),
        nextUpdate: nextUpdate?.toISOString() ?? null,
      })),
    };
  }

  @Get('crls/:sha256')
  @Public()
  @RateLimit('public')
  @Header('Cache-Control', 'public, max-age=86400, immutable')
  @ApiOperation({ operationId: 'trustMaterialCrl', summary: 'A CRL by its SHA-256, while the portal holds it.' })
  @ApiProduces('application/pkix-crl')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async list(@Param('sha256') sha256: string): Promise<StreamableFile> {
    const { lists } = await this.publisher.current();
    const list = lists.find((one) => one.sha256 === sha256);
    if (!list) throw refuse('check.list_unknown');
    return new StreamableFile(Buffer.from(list.bytes), { type: 'application/pkix-crl', length: list.bytes.length });
  }
}
