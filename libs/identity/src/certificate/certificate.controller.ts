import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { MyCertificate } from './certificate.dto.js';
import { CertificateService } from './certificate.service.js';

@ApiTags('profile')
@Controller('users/me/certificates')
@SignedIn()
export class CertificateController {
  constructor(private readonly certificates: CertificateService) {}

  @Get()
  @ApiOperation({
    operationId: 'myCertificates',
    summary: 'The certificates one has signed in with, and how they stand (E-10.1.2).',
  })
  @ApiOkResponse({ type: [MyCertificate] })
  mine(@CurrentActor() actor: Actor): Promise<MyCertificate[]> {
    return this.certificates.of(actor);
  }
}
