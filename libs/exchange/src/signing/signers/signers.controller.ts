import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiConflictResponse, ApiCookieAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { DocumentPresenter } from '../../document/document.presenter.js';
import { Document } from '../../document/document.response.js';
import { PossibleSigner, SetSigners } from './signers.dto.js';
import { SignersService } from './signers.service.js';

/** Who is to sign on a side of a document. */
@ApiTags('documents')
@ApiCookieAuth()
@Controller()
export class SignersController {
  constructor(
    private readonly signers: SignersService,
    private readonly presenter: DocumentPresenter,
  ) {}

  @Put('documents/:id/signers')
  // How far the power goes, or went until a moment ago, the act itself finds out and says (E-5.12).
  @SignedIn()
  @ApiOperation({ operationId: 'setSigners', summary: 'Says who is to sign for the acting side, in which order.' })
  @ApiOkResponse({ type: Document })
  @ApiConflictResponse()
  async set(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: SetSigners,
  ): Promise<Document> {
    return this.presenter.present(await this.signers.set(actor, id, dto), actor);
  }

  @Get('possible-signers')
  @SignedIn()
  @ApiOperation({ operationId: 'possibleSigners', summary: 'The people of the organisation who can be asked to sign.' })
  @ApiOkResponse({ type: [PossibleSigner] })
  possible(@CurrentActor() actor: Actor): Promise<PossibleSigner[]> {
    return this.signers.possible(actor);
  }
}
