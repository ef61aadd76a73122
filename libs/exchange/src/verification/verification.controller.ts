import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public, RateLimit } from '@qujat/platform';
import { PublicVerification } from './verification.response.js';
import { VerificationService } from './verification.service.js';

/** The public verification page's data: for the holder of a link or of a paper copy (E-7.5.10). */
@ApiTags('verification')
@Controller('public/verification')
export class VerificationController {
  constructor(private readonly verification: VerificationService) {}

  @Get(':number/:token')
  @Public()
  @RateLimit('public')
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  @Header('X-Robots-Tag', 'noindex')
  @ApiOperation({ operationId: 'verifyPublicly', summary: 'The document behind a number and its unguessable token.' })
  @ApiOkResponse({ type: PublicVerification })
  @ApiNotFoundResponse({ description: 'The same for a wrong number and a wrong token.' })
  async verify(@Param('number') number: string, @Param('token') token: string): Promise<PublicVerification> {
    return this.verification.find(number, token);
  }
}
