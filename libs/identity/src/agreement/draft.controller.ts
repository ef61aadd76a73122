import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, OperatorOnly } from '@qujat/platform';
import { presentVersion } from './agreement.response.js';
import { AgreementDesk, PublishDraft, SaveDraft } from './draft.dto.js';
import { actsOn, DraftService } from './draft.service.js';

/** Rules, agreement and offer, on the operator's side. Every answer is the desk as it stands then. */
@ApiTags('operator')
@Controller('operator/agreements')
@OperatorOnly('operator.publish')
export class DraftController {
  constructor(private readonly drafts: DraftService) {}

  @Get()
  @ApiOperation({ operationId: 'agreementDesk', summary: 'All versions with who has signed, and drafts.' })
  @ApiOkResponse({ type: AgreementDesk })
  async desk(@CurrentActor() actor: Actor): Promise<AgreementDesk> {
    const { versions, drafts } = await this.drafts.desk(actor);
    return {
      versions: versions.map((one) => ({ ...presentVersion(one), users: one.users, participants: one.participants })),
      drafts: drafts.map(({ draftedAt, draftedBy, ...draft }) => ({
        ...{ ...draft, draftedAt: draftedAt.toISOString(), draftedBy: draftedBy.name },
        abilities: actsOn({ draftedAt, draftedBy, ...draft }, actor),
      })),
    };
  }

  @Post('drafts')
  @ApiOperation({ operationId: 'draftAgreement', summary: 'Begins a new version.' })
  @ApiCreatedResponse({ type: AgreementDesk })
  async begin(@CurrentActor() actor: Actor, @Body() draft: SaveDraft): Promise<AgreementDesk> {
    await this.drafts.begin(actor, draft);
    return this.desk(actor);
  }

  @Put('drafts/:id')
  @ApiOperation({ operationId: 'saveAgreementDraft', summary: 'Writes a draft anew.' })
  @ApiOkResponse({ type: AgreementDesk })
  async save(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() draft: SaveDraft,
  ): Promise<AgreementDesk> {
    await this.drafts.save(actor, id, draft);
    return this.desk(actor);
  }

  @Post('drafts/:id/propose')
  @HttpCode(200)
  @ApiOperation({ operationId: 'proposeAgreement', summary: 'Hands a draft to a colleague to be published.' })
  @ApiOkResponse({ type: AgreementDesk })
  async propose(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AgreementDesk> {
    await this.drafts.move(actor, id, 'propose');
    return this.desk(actor);
  }

  @Post('drafts/:id/return')
  @HttpCode(200)
  @ApiOperation({ operationId: 'returnAgreement', summary: 'Gives a proposed draft back to be corrected.' })
  @ApiOkResponse({ type: AgreementDesk })
  async giveBack(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AgreementDesk> {
    await this.drafts.move(actor, id, 'return');
    return this.desk(actor);
  }

  @Post('drafts/:id/discard')
  @HttpCode(200)
  @ApiOperation({ operationId: 'discardAgreement', summary: 'Discards a draft; it stays on record.' })
  @ApiOkResponse({ type: AgreementDesk })
  async discard(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AgreementDesk> {
    await this.drafts.move(actor, id, 'discard');
    return this.desk(actor);
  }

  @Post('drafts/:id/publish')
  @HttpCode(200)
  @ApiOperation({ operationId: 'publishAgreement', summary: 'Publishes a colleague’s draft, in force from a day.' })
  @ApiOkResponse({ type: AgreementDesk })
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { effectiveFrom }: PublishDraft,
  ): Promise<AgreementDesk> {
    await this.drafts.publish(actor, id, effectiveFrom);
    return this.desk(actor);
  }
}
