import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires, StepUp } from '@qujat/platform';
import { AcceptJoinRequest, JoinQuery, JoinRequestPage, OwnJoinRequest, RefuseToJoin } from './join.dto.js';
import { JoinDecisionService } from './join-decision.service.js';
import { presentForAdministrator, presentOwn } from './join.presenter.js';

@ApiTags('members')
@Controller('members/requests')
@Requires('participant.administer')
export class JoinDecisionController {
  constructor(private readonly decisions: JoinDecisionService) {}

  @Get()
  @ApiOperation({ operationId: 'listJoinRequests', summary: 'Who asks to join the organisation.' })
  @ApiOkResponse({ type: JoinRequestPage })
  async list(@CurrentActor() actor: Actor, @Query() query: JoinQuery): Promise<JoinRequestPage> {
    const { items, nextCursor, waiting } = await this.decisions.page(actor, query);
    return { items: items.map(presentForAdministrator), nextCursor, waiting };
  }

  @Post(':id/accept')
  @HttpCode(200)
  @StepUp('powers.grant')
  @ApiOperation({
    operationId: 'acceptJoinRequest',
    summary: 'Admits the person, with what the certificate gives, a role, or both.',
  })
  @ApiOkResponse({ type: OwnJoinRequest })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() first: AcceptJoinRequest,
  ): Promise<OwnJoinRequest> {
    return presentOwn(await this.decisions.accept(actor, id, first));
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @ApiOperation({ operationId: 'refuseJoinRequest', summary: 'Refuses, with the reason that the person reads.' })
  @ApiOkResponse({ type: OwnJoinRequest })
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: RefuseToJoin,
  ): Promise<OwnJoinRequest> {
    return presentOwn(await this.decisions.refuse(actor, id, reason));
  }
}
