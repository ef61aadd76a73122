import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiConflictResponse,
  ApiCookieAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { DocumentPresenter } from '../document/document.presenter.js';
import { Document } from '../document/document.response.js';
import { MakeStatement, SignStatement } from '../signing/signing.dto.js';
import type { Submitted } from '../signing/signing.service.js';
import { Statement } from './statement.response.js';
import { StatementService } from './statement.service.js';

const WAITS = { type: Document, description: 'The signature waits for OCSP or the TSA and goes on by itself.' };

/** Recall and refusal: a statement with its reason, signed. */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('documents/:id')
export class StatementController {
  constructor(
    private readonly statements: StatementService,
    private readonly presenter: DocumentPresenter,
  ) {}

  @Post('statements')
  // How far the power goes, or went until a moment ago, the act itself finds out and says (E-5.12).
  @SignedIn()
  @ApiOperation({
    operationId: 'makeStatement',
    summary: 'Makes the text of a recall, a refusal or a step of an annulment that will be signed.',
  })
  @ApiCreatedResponse({ type: Statement })
  @ApiConflictResponse()
  async make(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: MakeStatement,
  ): Promise<Statement> {
    const { id: statementId, content, sha256 } = await this.statements.make(actor, id, dto);
    return { id: statementId, content: content.toString('base64'), text: content.toString('utf8'), sha256 };
  }

  @Post('recall')
  @HttpCode(200)
  // How far the power goes, or went until a moment ago, the act itself finds out and says (E-5.12).
  @SignedIn()
  @ApiOperation({ operationId: 'recallDocument', summary: 'Recalls before the receipt (E-7.1.5).' })
  @ApiOkResponse({ type: Document })
  @ApiAcceptedResponse(WAITS)
  @ApiConflictResponse()
  @ApiUnprocessableEntityResponse()
  async recall(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: SignStatement,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Document> {
    return this.answer(await this.statements.sign(actor, id, 'recall', dto), actor, response);
  }

  @Post('refuse')
  @HttpCode(200)
  // How far the power goes, or went until a moment ago, the act itself finds out and says (E-5.12).
  @SignedIn()
  @ApiOperation({ operationId: 'refuseDocument', summary: 'Refuses to sign, with a reason.' })
  @ApiOkResponse({ type: Document })
  @ApiAcceptedResponse(WAITS)
  @ApiConflictResponse()
  @ApiUnprocessableEntityResponse()
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: SignStatement,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Document> {
    return this.answer(await this.statements.sign(actor, id, 'refusal', dto), actor, response);
  }

  private answer({ view, waits }: Submitted, actor: Actor, response: Response): Promise<Document> {
    if (waits) response.status(202);
    return this.presenter.present(view, actor);
  }
}
