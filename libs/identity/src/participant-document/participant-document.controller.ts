import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Request, Response } from 'express';
import {
  type Actor,
  attachment,
  CurrentActor,
  inline,
  isShownByBrowsers,
  labelsOf,
  OperatorOnly,
  SignedIn,
  StepUp,
} from '@qujat/platform';
import {
  DOCUMENT_KINDS,
  type DocumentKind,
  type ParticipantDocumentRecord,
} from './participant-document.repository.js';
import { ParticipantDocumentService } from './participant-document.service.js';

const BINARY = { type: 'string', format: 'binary' } as const;

/** Of what the file is a copy. */
export class DocumentKindQuery {
  @ApiProperty({ enum: DOCUMENT_KINDS, enumName: 'ParticipantDocumentKind' })
  @IsIn(DOCUMENT_KINDS)
  kind!: DocumentKind;
}

@ApiTags('registration')
@Controller()
export class ParticipantDocumentController {
  constructor(private readonly documents: ParticipantDocumentService) {}

  @Post('participants/mine/documents')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'addParticipantDocument',
    summary: 'Takes a copy of a document as raw bytes (E-5.7.1.2).',
  })
  @ApiConsumes('application/octet-stream')
  @ApiHeader({ name: 'X-File-Name', required: true, description: 'encodeURIComponent of the name' })
  @ApiBody({ schema: BINARY })
  @ApiNoContentResponse()
  add(@CurrentActor() actor: Actor, @Query() { kind }: DocumentKindQuery, @Req() request: Request): Promise<void> {
    return this.documents.upload(actor, kind, request, labelsOf(request));
  }

  @Delete('participants/mine/documents/:id')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ operationId: 'removeParticipantDocument', summary: 'Takes a document off the application.' })
  @ApiNoContentResponse()
  remove(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.documents.remove(actor, id);
  }

  @Get('participants/mine/documents/:id/content')
  @SignedIn()
  @ApiOperation({ operationId: 'participantDocument', summary: 'The bytes of one’s own document.' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: BINARY })
  async mine(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.send(await this.documents.own(actor, id), response);
  }

  @Get('operator/participants/:participantId/documents/:id/content')
  @StepUp('operator.documents')
  @OperatorOnly('operator.accredit')
  @ApiOperation({
    operationId: 'applicantDocument',
    summary: 'The bytes of an applicant’s document, for the operator.',
  })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: BINARY })
  async applicants(
    @CurrentActor() actor: Actor,
    @Param('participantId', ParseUUIDPipe) participantId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.send(await this.documents.ofApplicant(actor, participantId, id), response);
  }

  private async send(document: ParticipantDocumentRecord, response: Response): Promise<StreamableFile> {
    const { name, mediaType, size, sha256 } = document;
    response.setHeader('ETag', `"${sha256}"`);
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    const disposition = isShownByBrowsers(mediaType) ? inline(name) : attachment(name);
    return new StreamableFile(await this.documents.read(document), { type: mediaType, disposition, length: size });
  }
}
