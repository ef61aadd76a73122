import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import {
  ApiCookieAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires } from '@qujat/platform';
import { DocumentPresenter } from '../../document/document.presenter.js';
import { Document } from '../../document/document.response.js';
import { DraftMaker } from './draft-maker.js';
import { CopyDocument, SaveTemplate, Template, TemplateFromDocument, TemplateList } from './template.dto.js';
import type { TemplateEntity } from './template.entity.js';
import { TemplateService } from './template.service.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Templates of one's own organisation. */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('document-templates')
export class TemplateController {
  constructor(
    private readonly templates: TemplateService,
    private readonly drafts: DraftMaker,
    private readonly presenter: DocumentPresenter,
  ) {}

  @Get()
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'listTemplates', summary: "The templates of one's own organisation, by name." })
  @ApiOkResponse({ type: TemplateList })
  async list(@CurrentActor() actor: Actor): Promise<TemplateList> {
    return { items: (await this.templates.list(actor)).map(presentTemplate) };
  }

  @Post()
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'makeTemplate', summary: 'Makes a template by hand.' })
  @ApiCreatedResponse({ type: Template })
  async make(@CurrentActor() actor: Actor, @Body() dto: SaveTemplate): Promise<Template> {
    return presentTemplate(await this.templates.make(actor, dto));
  }

  @Get(':id')
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'getTemplate', summary: 'One template.' })
  @ApiOkResponse({ type: Template })
  @ApiNotFoundResponse()
  async get(@CurrentActor() actor: Actor, @Id() id: string): Promise<Template> {
    return presentTemplate(await this.templates.get(actor, id));
  }

  @Put(':id')
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'changeTemplate', summary: 'Writes a template anew.' })
  @ApiOkResponse({ type: Template })
  async change(@CurrentActor() actor: Actor, @Id() id: string, @Body() dto: SaveTemplate): Promise<Template> {
    return presentTemplate(await this.templates.change(actor, id, dto));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'deleteTemplate', summary: 'Deletes a template; documents made from it stay.' })
  @ApiNoContentResponse()
  async remove(@CurrentActor() actor: Actor, @Id() id: string): Promise<void> {
    await this.templates.remove(actor, id);
  }

  @Post(':id/documents')
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'documentFromTemplate', summary: 'Makes a draft from the template.' })
  @ApiCreatedResponse({ type: Document })
  async begin(@CurrentActor() actor: Actor, @Id() id: string): Promise<Document> {
    return this.presenter.present(await this.drafts.fromTemplate(actor, id), actor);
  }
}

/** What a document is used for beyond itself: a model for others. */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('documents/:id')
export class CopyController {
  constructor(
    private readonly templates: TemplateService,
    private readonly drafts: DraftMaker,
    private readonly presenter: DocumentPresenter,
  ) {}

  @Post('copies')
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'copyDocument', summary: 'Makes a draft like this document, linked to it if asked.' })
  @ApiCreatedResponse({ type: Document })
  async copy(@CurrentActor() actor: Actor, @Id() id: string, @Body() { link }: CopyDocument): Promise<Document> {
    return this.presenter.present(await this.drafts.like(actor, id, link ?? null), actor);
  }

  @Post('template')
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'templateFromDocument', summary: "Makes a template from one's own document." })
  @ApiCreatedResponse({ type: Template })
  async template(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body() { name }: TemplateFromDocument,
  ): Promise<Template> {
    return presentTemplate(await this.templates.makeFrom(actor, id, name));
  }
}

const presentTemplate = (template: TemplateEntity): Template => {
  const { id, name, type, title, note, recipientId, recipientName, fields } = template;
  const recipient = recipientId && recipientName ? { id: recipientId, name: recipientName } : null;
  const saved = { savedAt: template.savedAt.toISOString(), savedBy: template.savedByName };
  return { id, name, type, title, note, recipient, fields, ...saved };
};
