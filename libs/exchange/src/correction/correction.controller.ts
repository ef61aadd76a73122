import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCookieAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires, SignedIn } from '@qujat/platform';
import { DocumentPresenter } from '../document/document.presenter.js';
import { Document } from '../document/document.response.js';
import { AskCorrection } from './correction.dto.js';
import { CorrectionService } from './correction.service.js';

/** Asking for a correction, and the corrected version. */
@ApiTags('documents')
@ApiCookieAuth()
@ApiConflictResponse()
@Controller('documents/:id')
export class CorrectionController {
  constructor(
    private readonly corrections: CorrectionService,
    private readonly presenter: DocumentPresenter,
  ) {}

  @Post('correction')
  @HttpCode(200)
  // How far the power goes, or went until a moment ago, the act itself finds out and says (E-5.12).
  @SignedIn()
  @ApiOperation({ operationId: 'askCorrection', summary: 'Asks the sender to correct the document, with a reason.' })
  @ApiOkResponse({ type: Document })
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: AskCorrection,
  ): Promise<Document> {
    return this.presenter.present(await this.corrections.ask(actor, id, reason), actor);
  }

  @Post('versions')
  @Requires('document.prepare')
  @ApiOperation({
    operationId: 'correctDocument',
    summary: 'Makes the draft of the corrected version, linked to this document.',
  })
  @ApiCreatedResponse({ type: Document })
  async correct(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Document> {
    return this.presenter.present(await this.corrections.correct(actor, id), actor);
  }
}
