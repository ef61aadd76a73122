import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCookieAuth,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires, SignedIn } from '@qujat/platform';
import { DocumentPresenter } from '../document/document.presenter.js';
import { Document } from '../document/document.response.js';
import { DocumentFormResponse, FormedDocument, SaveForm } from './form.dto.js';
import { presentForm } from './form.presenter.js';
import { FormService } from './form.service.js';

const Id = () => Param('id', ParseUUIDPipe);

/** The form that a document is formed from (E-7.1.1). */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('documents/:id/form')
export class FormController {
  constructor(
    private readonly forms: FormService,
    private readonly presenter: DocumentPresenter,
  ) {}

  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'getForm', summary: "What stands in the form, for the sender's people." })
  @ApiOkResponse({ type: DocumentFormResponse })
  @ApiNotFoundResponse()
  async get(@CurrentActor() actor: Actor, @Id() id: string): Promise<DocumentFormResponse> {
    return presentForm(await this.forms.get(actor, id), actor);
  }

  @Put()
  @Requires('document.prepare')
  @ApiOperation({
    operationId: 'saveForm',
    summary: 'Keeps the form of a draft; when complete, forms the document as XML.',
  })
  @ApiOkResponse({ type: FormedDocument })
  @ApiConflictResponse()
  @ApiUnprocessableEntityResponse()
  async save(@CurrentActor() actor: Actor, @Id() id: string, @Body() dto: SaveForm): Promise<FormedDocument> {
    const { form, view } = await this.forms.save(actor, id, dto);
    return { form: presentForm(form, actor), document: await this.presenter.present(view, actor) };
  }

  @Delete()
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'removeForm', summary: 'Takes the form off a draft: a file can be uploaded instead.' })
  @ApiOkResponse({ type: Document })
  @ApiConflictResponse()
  async remove(@CurrentActor() actor: Actor, @Id() id: string): Promise<Document> {
    return this.presenter.present(await this.forms.remove(actor, id), actor);
  }
}
