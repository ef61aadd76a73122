import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
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
  ApiTags,
} from '@nestjs/swagger';
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
import { AppealFileService } from './appeal-file.service.js';
import type { AppealFileRecord } from './sanction.types.js';

const BINARY = { type: 'string', format: 'binary' } as const;

/** Files of appeals against sanctions (E-10.2.2). */
@ApiTags('sanctions')
@Controller()
export class AppealFileController {
  constructor(private readonly files: AppealFileService) {}

  @Post('participants/mine/sanctions/:id/files')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ operationId: 'addAppealFile', summary: 'Takes a file as raw bytes; it goes with the next appeal.' })
  @ApiConsumes('application/octet-stream')
  @ApiHeader({ name: 'X-File-Name', required: true, description: 'encodeURIComponent of the name' })
  @ApiBody({ schema: BINARY })
  @ApiNoContentResponse()
  add(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Req() request: Request): Promise<void> {
    return this.files.upload(actor, id, request, labelsOf(request));
  }

  @Delete('participants/mine/sanctions/:id/files/:fileId')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ operationId: 'removeAppealFile', summary: 'Takes a file off that has not been sent.' })
  @ApiNoContentResponse()
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
  ): Promise<void> {
    return this.files.remove(actor, id, fileId);
  }

  @Get('participants/mine/sanctions/:id/files/:fileId/content')
  @SignedIn()
  @ApiOperation({ operationId: 'appealFile', summary: 'The bytes of a file of one’s own appeal.' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: BINARY })
  async own(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.send(await this.files.own(actor, id, fileId), response);
  }

  @Get('operator/sanctions/:id/files/:fileId/content')
  @OperatorOnly('operator.sanction')
  @StepUp('operator.documents')
  @ApiOperation({ operationId: 'sentAppealFile', summary: 'The bytes of a file of an appeal, for the operator.' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: BINARY })
  async sent(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.send(await this.files.sent(actor, id, fileId), response);
  }

  private async send(file: AppealFileRecord, response: Response): Promise<StreamableFile> {
    const { name, mediaType, size, sha256 } = file;
    response.setHeader('ETag', `"${sha256}"`);
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    const disposition = isShownByBrowsers(mediaType) ? inline(name) : attachment(name);
    return new StreamableFile(await this.files.read(file), { type: mediaType, disposition, length: size });
  }
}
