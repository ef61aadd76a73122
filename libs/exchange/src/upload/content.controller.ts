import {
  Controller,
  Delete,
  Get,
  Headers,
  Param,
  ParseUUIDPipe,
  Put,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiCookieAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { Request, Response } from 'express';
import {
  type Actor,
  attachment,
  CurrentActor,
  FILE_KINDS,
  inline,
  isShownByBrowsers,
  labelsOf,
  Requires,
  SignedIn,
} from '@qujat/platform';
import { DocumentPresenter } from '../document/document.presenter.js';
import { Document } from '../document/document.response.js';
import { rangeOf } from '../http/range.js';
import { ContentService } from './content.service.js';

const BINARY = { type: 'string', format: 'binary' } as const;
const MEDIA_TYPES = FILE_KINDS.map(({ mediaTypes }) => mediaTypes[0]!);

const DISPOSITIONS = ['attachment', 'inline'] as const;

/** What is to be done with the bytes. */
export class ContentQuery {
  @ApiPropertyOptional({
    enum: DISPOSITIONS,
    description: 'inline: the browser shows it, where it is a PDF or an image; otherwise it is saved.',
  })
  @IsOptional()
  @IsIn(DISPOSITIONS)
  disposition?: (typeof DISPOSITIONS)[number];
}

/** The bytes of a document. */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('documents/:id/content')
export class ContentController {
  constructor(
    private readonly content: ContentService,
    private readonly presenter: DocumentPresenter,
  ) {}

  @Put()
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'uploadContent', summary: 'Takes the file as raw bytes; the one before is replaced.' })
  @ApiConsumes('application/octet-stream', ...MEDIA_TYPES)
  @ApiHeader({ name: 'X-File-Name', required: true, description: 'encodeURIComponent of the name' })
  @ApiBody({ schema: BINARY })
  @ApiOkResponse({ type: Document })
  async upload(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: Request,
  ): Promise<Document> {
    const view = await this.content.upload(actor, id, request, labelsOf(request));
    return this.presenter.present(view, actor);
  }

  @Delete()
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'removeContent', summary: 'Takes the file off a draft that nobody has signed.' })
  @ApiOkResponse({ type: Document })
  @ApiConflictResponse()
  async remove(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Document> {
    return this.presenter.present(await this.content.remove(actor, id), actor);
  }

  @Get()
  @SignedIn()
  @ApiOperation({
    operationId: 'downloadContent',
    summary: 'The exact bytes: the sender always, the recipient once opened.',
  })
  @ApiProduces(...MEDIA_TYPES)
  @ApiOkResponse({ schema: BINARY })
  async download(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { disposition }: ContentQuery,
    @Headers('range') header: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const file = await this.content.file(actor, id);
    const range = rangeOf(header, file.size);
    const shown = disposition === 'inline' && isShownByBrowsers(file.mediaType);
    response.setHeader('Accept-Ranges', 'bytes');
    response.setHeader('ETag', `"${file.sha256}"`);
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (range) {
      response.status(206);
      response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`);
    }
    return new StreamableFile(await this.content.read(file, range), {
      type: file.mediaType,
      disposition: shown ? inline(file.name) : attachment(file.name),
      length: range ? range.end - range.start + 1 : file.size,
    });
  }
}
