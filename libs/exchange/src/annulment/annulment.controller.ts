import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiConflictResponse,
  ApiCookieAuth,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { DocumentPresenter } from '../document/document.presenter.js';
import { Document } from '../document/document.response.js';
import { SignStatement, type StatementKind } from '../signing/signing.dto.js';
import { StatementService } from '../statement/statement.service.js';

const WAITS = { type: Document, description: 'The signature waits for OCSP or the TSA and goes on by itself.' };
const CONFLICT = {
  description: 'Somebody was faster, or there is nothing to answer: `state` and `allowed` say what is.',
};
const Id = () => Param('id', ParseUUIDPipe);
const Answer = () => Res({ passthrough: true });

/** Annulment after the receipt: each step is a statement made with `makeStatement` and signed (E-7.1.5). */
@ApiTags('documents')
@ApiCookieAuth()
@ApiAcceptedResponse(WAITS)
@ApiConflictResponse(CONFLICT)
@ApiUnprocessableEntityResponse()
@Controller('documents/:id/annulment')
export class AnnulmentController {
  constructor(
    private readonly statements: StatementService,
    private readonly presenter: DocumentPresenter,
  ) {}

  @Post('propose')
  @HttpCode(200)
  // How far the power goes, or went until a moment ago, the act itself finds out and says (E-5.12).
  @SignedIn()
  @ApiOkResponse({ type: Document })
  @ApiOperation({ operationId: 'proposeAnnulment', summary: 'Proposes to annul what was received; either side may.' })
  async propose(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body() dto: SignStatement,
    @Answer() answer: Response,
  ) {
    return this.sign(actor, id, 'annulment-proposal', { dto, answer });
  }

  @Post('withdraw')
  @HttpCode(200)
  // As above.
  @SignedIn()
  @ApiOkResponse({ type: Document })
  @ApiOperation({ operationId: 'withdrawAnnulment', summary: "Withdraws one's own proposal." })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body() dto: SignStatement,
    @Answer() answer: Response,
  ) {
    return this.sign(actor, id, 'annulment-withdrawal', { dto, answer });
  }

  @Post('accept')
  @HttpCode(200)
  // As above.
  @SignedIn()
  @ApiOkResponse({ type: Document })
  @ApiOperation({ operationId: 'acceptAnnulment', summary: 'Consents; the last consent annuls the document.' })
  async accept(@CurrentActor() actor: Actor, @Id() id: string, @Body() dto: SignStatement, @Answer() answer: Response) {
    return this.sign(actor, id, 'annulment-consent', { dto, answer });
  }

  @Post('refuse')
  @HttpCode(200)
  // As above.
  @SignedIn()
  @ApiOkResponse({ type: Document })
  @ApiOperation({
    operationId: 'refuseAnnulment',
    summary: 'Refuses to annul, with a reason: the document stays in force.',
  })
  async refuse(@CurrentActor() actor: Actor, @Id() id: string, @Body() dto: SignStatement, @Answer() answer: Response) {
    return this.sign(actor, id, 'annulment-refusal', { dto, answer });
  }

  private async sign(
    actor: Actor,
    id: string,
    kind: StatementKind,
    { dto, answer }: { dto: SignStatement; answer: Response },
  ): Promise<Document> {
    const { view, waits } = await this.statements.sign(actor, id, kind, dto);
    if (waits) answer.status(202);
    return this.presenter.present(view, actor);
  }
}
