import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCookieAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { type Actor, attachment, CurrentActor, SignedIn } from '@qujat/platform';
import { DocumentPresenter } from '../document/document.presenter.js';
import { Document } from '../document/document.response.js';
import { SignatureVerificationReport } from './report.response.js';
import { SignatureReader } from './signature.reader.js';
import { DownloadSignature, SubmitSignature } from './signing.dto.js';
import { SigningService } from './signing.service.js';

/** Signatures of a document. */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('documents/:id/signatures')
export class SigningController {
  constructor(
    private readonly signing: SigningService,
    private readonly reader: SignatureReader,
    private readonly presenter: DocumentPresenter,
  ) {}

  @Post()
  @HttpCode(201)
  // How far the power goes, or went until a moment ago, the act itself finds out and says (E-5.12).
  @SignedIn()
  @ApiOperation({
    operationId: 'submitSignature',
    summary: "Takes a signature by the acting person's own certificate.",
  })
  @ApiCreatedResponse({ type: Document, description: 'Accepted.' })
  @ApiAcceptedResponse({ type: Document, description: 'Waits for OCSP or the TSA and goes on by itself.' })
  @ApiUnprocessableEntityResponse({ description: 'Problem `signature.rejected` with the member `report`.' })
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { signature }: SubmitSignature,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Document> {
    const { view, waits } = await this.signing.sign(actor, id, signature);
    if (waits) response.status(202);
    return this.presenter.present(view, actor);
  }

  @Get(':signatureId/content')
  @SignedIn()
  @ApiOperation({ operationId: 'downloadSignature', summary: 'The signature as a .p7s file (detached CMS, DER).' })
  @ApiProduces('application/pkcs7-signature')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('signatureId', ParseUUIDPipe) signatureId: string,
    @Query() { form = 'stamped' }: DownloadSignature,
  ): Promise<StreamableFile> {
    const { name, cms } = await this.reader.content(actor, id, signatureId, form);
    return new StreamableFile(cms, {
      type: 'application/pkcs7-signature',
      disposition: attachment(name),
      length: cms.length,
    });
  }

  @Get(':signatureId/report')
  @SignedIn()
  @ApiOperation({ operationId: 'getSignatureReport', summary: "The engine's report: the same for both sides." })
  @ApiOkResponse({ type: SignatureVerificationReport })
  async report(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('signatureId', ParseUUIDPipe) signatureId: string,
  ): Promise<SignatureVerificationReport> {
    return this.reader.report(actor, id, signatureId);
  }
}
