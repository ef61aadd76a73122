import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Public, SignedIn } from '@qujat/platform';
import {
  AcceptAgreement,
  Acceptance,
  Agreement,
  presentAcceptance,
  presentAgreement,
  presentVersion,
  PublishedAgreement,
} from './agreement.response.js';
import { AgreementService } from './agreement.service.js';

const TEXT = 'text/plain; charset=utf-8';

@ApiTags('registration')
@Controller()
export class AgreementController {
  constructor(private readonly agreements: AgreementService) {}

  @Get('agreements')
  @SignedIn()
  @ApiOperation({
    operationId: 'listAgreements',
    summary: 'The agreements in force and whether they are signed (E-5.14).',
  })
  @ApiOkResponse({ type: [Agreement] })
  async list(@CurrentActor() actor: Actor): Promise<Agreement[]> {
    return (await this.agreements.list(actor)).map(presentAgreement);
  }

  @Get('agreements/acceptances')
  @SignedIn()
  @ApiOperation({
    operationId: 'ownAcceptances',
    summary: 'What was accepted when: by oneself and for the organisation.',
  })
  @ApiOkResponse({ type: [Acceptance] })
  async acceptances(@CurrentActor() actor: Actor): Promise<Acceptance[]> {
    return (await this.agreements.acceptances(actor)).map(presentAcceptance);
  }

  @Get('agreements/acceptances/:id/signature')
  @SignedIn()
  @ApiOperation({
    operationId: 'acceptanceSignature',
    summary: 'The signature, to verify offline with `qujat verify`.',
  })
  @ApiProduces('application/pkcs7-signature')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async signature(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const { signature, kind, version } = await this.agreements.signature(actor, id);
    const disposition = `attachment; filename="${kind}-v${version}.txt.p7s"`;
    return new StreamableFile(signature, { type: 'application/pkcs7-signature', disposition });
  }

  @Get('agreements/acceptances/:id/ocsp')
  @SignedIn()
  @ApiOperation({
    operationId: 'acceptanceOcsp',
    summary: 'What the NCA said of the certificate, for `qujat verify --ocsp`.',
  })
  @ApiProduces('application/ocsp-response')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async ocsp(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const { name, bytes } = await this.agreements.ocsp(actor, id);
    const disposition = `attachment; filename="${name}"`;
    return new StreamableFile(bytes, { type: 'application/ocsp-response', disposition });
  }

  @Get('agreements/:id/content')
  @SignedIn()
  @Header('Cache-Control', 'private, max-age=3600')
  @ApiOperation({ operationId: 'agreementContent', summary: 'The exact bytes to sign.' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async content(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.agreements.content(id), { type: TEXT });
  }

  @Post('agreements/:id/acceptances')
  @SignedIn()
  @ApiOperation({ operationId: 'acceptAgreement', summary: 'Accepts the agreement with a signature.' })
  @ApiCreatedResponse({ type: Agreement })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { signature }: AcceptAgreement,
  ): Promise<Agreement> {
    return presentAgreement(await this.agreements.accept(actor, id, signature));
  }

  @Get('public/agreements')
  @Public()
  @ApiOperation({
    operationId: 'publishedAgreements',
    summary: 'Rules, agreement and offer: every version, the newest first.',
  })
  @ApiOkResponse({ type: [PublishedAgreement] })
  async published(): Promise<PublishedAgreement[]> {
    return (await this.agreements.published()).map(presentVersion);
  }

  @Get('public/agreements/:id/content')
  @Public()
  @Header('Cache-Control', 'public, max-age=3600')
  @ApiOperation({ operationId: 'publishedContent', summary: 'The text of a published version.' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async publishedContent(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.agreements.content(id), { type: TEXT });
  }
}
