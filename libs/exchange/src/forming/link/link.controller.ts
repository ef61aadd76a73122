import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCookieAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires, SignedIn } from '@qujat/platform';
import { DocumentLinks, MakeLink } from './link.dto.js';
import { LinkService } from './link.service.js';

const Id = (name = 'id') => Param(name, ParseUUIDPipe);

/** Links between documents. */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('documents/:id/links')
export class LinkController {
  constructor(private readonly links: LinkService) {}

  @Get()
  @SignedIn()
  @ApiOperation({
    operationId: 'listLinks',
    summary: 'What the document is linked with, as far as the reader sees both.',
  })
  @ApiOkResponse({ type: DocumentLinks })
  async list(@CurrentActor() actor: Actor, @Id() id: string): Promise<DocumentLinks> {
    return { items: await this.links.list(actor, id) };
  }

  @Post()
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'makeLink', summary: 'Links the document to another one by its number.' })
  @ApiCreatedResponse({ type: DocumentLinks })
  @ApiConflictResponse()
  async make(@CurrentActor() actor: Actor, @Id() id: string, @Body() dto: MakeLink): Promise<DocumentLinks> {
    return { items: await this.links.make(actor, id, dto) };
  }

  @Delete(':linkId')
  @HttpCode(204)
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'undoLink', summary: "Undoes a link that one's own organisation has made." })
  @ApiNoContentResponse()
  async undo(@CurrentActor() actor: Actor, @Id() id: string, @Id('linkId') linkId: string): Promise<void> {
    await this.links.undo(actor, id, linkId);
  }
}
