import { Body, Controller, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import {
  ApiCookieAuth,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Request } from 'express';
import { Clock } from '@qujat/kernel';
import { type Actor, attachment, CurrentActor, localeOf, SignedIn } from '@qujat/platform';
import { ListDocuments } from '../../document/document.dto.js';
import { ArchiveOf } from './list-files.dto.js';
import { ListFilesService } from './list-files.service.js';

const BINARY = { type: 'string', format: 'binary' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Lists as files. */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('document-lists')
export class ListFilesController {
  constructor(
    private readonly files: ListFilesService,
    private readonly clock: Clock,
  ) {}

  @Get('xlsx')
  @SignedIn()
  @ApiOperation({ operationId: 'exportList', summary: 'A list as xlsx, as the filter narrows it; up to 10,000 lines.' })
  @ApiProduces(XLSX)
  @ApiOkResponse({ schema: BINARY })
  @ApiUnprocessableEntityResponse()
  async sheet(
    @CurrentActor() actor: Actor,
    @Query() query: ListDocuments,
    @Req() request: Request,
  ): Promise<StreamableFile> {
    const bytes = await this.files.sheet(actor, query, localeOf(request));
    return new StreamableFile(bytes, { type: XLSX, disposition: attachment(`${query.box} ${this.today()}.xlsx`) });
  }

  @Post('archive')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({
    operationId: 'archiveDocuments',
    summary: 'The files of chosen documents as one zip; what cannot be had is told in a file beside them.',
  })
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: BINARY })
  @ApiUnprocessableEntityResponse()
  async archive(
    @CurrentActor() actor: Actor,
    @Body() { ids }: ArchiveOf,
    @Req() request: Request,
  ): Promise<StreamableFile> {
    const zip = await this.files.archive(actor, ids, localeOf(request));
    return new StreamableFile(zip, { type: 'application/zip', disposition: attachment(`Qujat ${this.today()}.zip`) });
  }

  private readonly today = (): string => this.clock.now().toISOString().slice(0, 10);
}
