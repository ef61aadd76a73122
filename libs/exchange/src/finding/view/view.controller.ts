import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
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
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { FirstView, SavedView, SavedViewList, SaveView } from './view.dto.js';
import { ViewService } from './view.service.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Saved views of lists. */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('document-views')
export class ViewController {
  constructor(private readonly views: ViewService) {}

  @Get()
  @SignedIn()
  @ApiOperation({
    operationId: 'listViews',
    summary: "One's own views of lists and those that colleagues share, by name.",
  })
  @ApiOkResponse({ type: SavedViewList })
  async list(@CurrentActor() actor: Actor): Promise<SavedViewList> {
    return { items: await this.views.list(actor) };
  }

  @Post()
  @SignedIn()
  @ApiOperation({ operationId: 'saveView', summary: 'Saves a view: filter and columns of a list under a name.' })
  @ApiCreatedResponse({ type: SavedView })
  @ApiConflictResponse()
  make(@CurrentActor() actor: Actor, @Body() dto: SaveView): Promise<SavedView> {
    return this.views.make(actor, dto);
  }

  @Put(':id')
  @SignedIn()
  @ApiOperation({ operationId: 'changeView', summary: "Writes one's own view anew." })
  @ApiOkResponse({ type: SavedView })
  @ApiNotFoundResponse()
  @ApiForbiddenResponse()
  @ApiConflictResponse()
  change(@CurrentActor() actor: Actor, @Id() id: string, @Body() dto: SaveView): Promise<SavedView> {
    return this.views.change(actor, id, dto);
  }

  @Delete(':id')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ operationId: 'deleteView', summary: "Deletes one's own view." })
  @ApiNoContentResponse()
  @ApiNotFoundResponse()
  @ApiForbiddenResponse()
  async remove(@CurrentActor() actor: Actor, @Id() id: string): Promise<void> {
    await this.views.remove(actor, id);
  }

  @Put(':id/first')
  @SignedIn()
  @ApiOperation({
    operationId: 'beginWithView',
    summary: 'The list begins with this view for the reader, or no longer.',
  })
  @ApiOkResponse({ type: SavedView })
  @ApiNotFoundResponse()
  first(@CurrentActor() actor: Actor, @Id() id: string, @Body() { first }: FirstView): Promise<SavedView> {
    return this.views.first(actor, id, first);
  }
}
