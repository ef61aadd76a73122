import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCookieAuth,
  ApiCreatedResponse,
  ApiForbiddenResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires, SignedIn } from '@qujat/platform';
import { DeliveryService } from '../delivery/delivery.service.js';
import { CreateDocument, EditDocument, ListDocuments } from './document.dto.js';
import { DocumentPresenter } from './document.presenter.js';
import { Document, DocumentPage } from './document.response.js';
import { DocumentService } from './document.service.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Documents: drafts, lists, sending, opening. */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('documents')
export class DocumentController {
  constructor(
    private readonly documents: DocumentService,
    private readonly delivery: DeliveryService,
    private readonly presenter: DocumentPresenter,
  ) {}

  @Post()
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'createDocument', summary: 'Makes a draft; it has its number from the start.' })
  @ApiCreatedResponse({ type: Document })
  async create(@CurrentActor() actor: Actor, @Body() dto: CreateDocument): Promise<Document> {
    return this.presenter.present(await this.documents.create(actor, dto), actor);
  }

  @Get()
  @SignedIn()
  @ApiOperation({
    operationId: 'listDocuments',
    summary: 'A page of a list, newest first, with the counts of all lists.',
  })
  @ApiOkResponse({ type: DocumentPage })
  async list(@CurrentActor() actor: Actor, @Query() query: ListDocuments): Promise<DocumentPage> {
    const { rows, nextCursor, extras, snippets, counts } = await this.documents.list(actor, query);
    const lines = await this.presenter.lines(rows, extras, actor);
    const items = lines.map((line) => ({ ...line, snippet: snippets.get(line.id) ?? null }));
    return { items, nextCursor, counts };
  }

  @Get(':id')
  @SignedIn()
  @ApiOperation({ operationId: 'getDocument', summary: 'The document as the side of the one who asks sees it.' })
  @ApiOkResponse({ type: Document })
  @ApiNotFoundResponse()
  async get(@CurrentActor() actor: Actor, @Id() id: string): Promise<Document> {
    return this.presenter.present(await this.documents.get(actor, id), actor);
  }

  @Patch(':id')
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'editDocument', summary: 'Changes a draft that nobody has signed.' })
  @ApiOkResponse({ type: Document })
  @ApiConflictResponse()
  async edit(@CurrentActor() actor: Actor, @Id() id: string, @Body() dto: EditDocument): Promise<Document> {
    return this.presenter.present(await this.documents.edit(actor, id, dto), actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'deleteDocument', summary: 'Discards a document that was never sent.' })
  @ApiNoContentResponse()
  @ApiConflictResponse()
  async remove(@CurrentActor() actor: Actor, @Id() id: string): Promise<void> {
    await this.documents.remove(actor, id);
  }

  @Post(':id/send')
  @HttpCode(200)
  // How far the power goes, or went until a moment ago, the act itself finds out and says (E-5.12).
  @SignedIn()
  @ApiOperation({ operationId: 'sendDocument', summary: 'Sends; queued while a signature is being verified.' })
  @ApiOkResponse({ type: Document })
  @ApiConflictResponse()
  async send(@CurrentActor() actor: Actor, @Id() id: string): Promise<Document> {
    return this.presenter.present(await this.delivery.send(actor, id), actor);
  }

  @Post(':id/open')
  @HttpCode(200)
  // How far the power goes, or went until a moment ago, the act itself finds out and says (E-5.12).
  @SignedIn()
  @ApiOperation({
    operationId: 'openDocument',
    summary: 'Opens as the recipient: the receipt comes into being (E-7.4).',
  })
  @ApiOkResponse({ type: Document })
  @ApiForbiddenResponse()
  @ApiConflictResponse()
  async open(@CurrentActor() actor: Actor, @Id() id: string): Promise<Document> {
    return this.presenter.present(await this.delivery.open(actor, id), actor);
  }
}
