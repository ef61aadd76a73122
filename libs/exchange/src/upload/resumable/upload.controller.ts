import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiCookieAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import type { Request, Response } from 'express';
import { type Actor, CurrentActor, Requires } from '@qujat/platform';
import { DocumentPresenter } from '../../document/document.presenter.js';
import { Document } from '../../document/document.response.js';
import { announcedIn, offsetIn, PART_TYPE, tell } from './tus.js';
import { presentUpload, UnfinishedUpload } from './upload.response.js';
import { UploadService } from './upload.service.js';

/** Which upload is meant. */
export class UploadQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'This one and no later; as the answer to the creation says.' })
  @IsOptional()
  @IsUUID()
  of?: string;
}

/** The file of a draft in parts, after tus 1.0.0 (core, creation, expiration, termination): one at a time for a document. */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('documents/:id/upload')
export class UploadController {
  constructor(
    private readonly uploads: UploadService,
    private readonly presenter: DocumentPresenter,
  ) {}

  @Post()
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'beginUpload', summary: 'Begins an upload in parts; an unfinished one is forgotten.' })
  @ApiHeader({ name: 'Upload-Length', required: true, description: 'Size of the file.', schema: { type: 'integer' } })
  @ApiHeader({ name: 'Upload-Metadata', description: '`filename` and `filetype`, each in base64 (tus).' })
  @ApiCreatedResponse({ type: UnfinishedUpload })
  async begin(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UnfinishedUpload> {
    await this.uploads.require(actor, id);
    const upload = await this.uploads.begin(actor, id, announcedIn(request));
    tell(response, upload);
    response.setHeader('Location', `/api/documents/${id}/upload?of=${upload.id}`);
    return presentUpload(upload, []);
  }

  @Get()
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'showUpload', summary: 'How far the upload is; HEAD tells it in headers alone.' })
  @ApiOkResponse({ type: UnfinishedUpload })
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { of }: UploadQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UnfinishedUpload> {
    const { upload, parts } = await this.uploads.standing(actor, id, of);
    tell(response, upload);
    return presentUpload(upload, parts);
  }

  @Patch()
  @HttpCode(204)
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'continueUpload', summary: 'Takes the next part; what arrives of it is kept.' })
  @ApiHeader({ name: 'Upload-Offset', required: true, description: 'Where it begins.', schema: { type: 'integer' } })
  @ApiConsumes(PART_TYPE)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiNoContentResponse()
  @ApiConflictResponse()
  async receive(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { of }: UploadQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.uploads.standing(actor, id, of);
    tell(response, await this.uploads.receive(actor, { documentId: id, of }, offsetIn(request), request));
  }

  @Post('finish')
  @HttpCode(200)
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'finishUpload', summary: 'Takes the whole file, checked like one that came at once.' })
  @ApiOkResponse({ type: Document })
  @ApiConflictResponse()
  async finish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { of }: UploadQuery,
  ): Promise<Document> {
    return this.presenter.present(await this.uploads.finish(actor, id, of), actor);
  }

  @Delete()
  @HttpCode(204)
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'stopUpload', summary: 'Forgets the upload and what has come of it.' })
  @ApiNoContentResponse()
  async stop(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { of }: UploadQuery,
  ): Promise<void> {
    await this.uploads.require(actor, id);
    await this.uploads.stop(actor, id, of);
  }
}
