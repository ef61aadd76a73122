import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, OperatorOnly, StepUp } from '@qujat/platform';
import { presentSummary } from '../participant/participant.response.js';
import { AcceptParticipant, QueueQuery, RefuseParticipant } from './accreditation.dto.js';
import { AccreditationPresenter } from './accreditation.presenter.js';
import { AccreditationCase, AccreditationQueue, ParticipantVersion } from './accreditation.response.js';
import { AccreditationService } from './accreditation.service.js';
import { presentStanding } from './case.presenter.js';

@ApiTags('operator')
@Controller('operator/accreditation')
@OperatorOnly('operator.accredit')
export class AccreditationController {
  constructor(
    private readonly accreditation: AccreditationService,
    private readonly presenter: AccreditationPresenter,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'accreditationQueue', summary: 'Applications by state, the longest waiting first.' })
  @ApiOkResponse({ type: AccreditationQueue })
  async queue(@CurrentActor() actor: Actor, @Query() query: QueueQuery): Promise<AccreditationQueue> {
    const { items, nextCursor, counts } = await this.accreditation.queue(actor, query);
    const shown = items.map((row) => ({
      ...{ ...presentSummary(row), submittedAt: row.case.openedAt.toISOString() },
      case: presentStanding(row.case, actor),
    }));
    return { items: shown, nextCursor, counts };
  }

  @Get(':id')
  @ApiOperation({ operationId: 'accreditationCase', summary: 'An application with everything to decide by.' })
  @ApiOkResponse({ type: AccreditationCase })
  show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AccreditationCase> {
    return this.presenter.present(actor, id);
  }

  @Get(':id/versions')
  @ApiOperation({ operationId: 'participantVersions', summary: 'All versions of the data, with what each changed.' })
  @ApiOkResponse({ type: [ParticipantVersion] })
  versions(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ParticipantVersion[]> {
    return this.presenter.versions(actor, id);
  }

  @Post(':id/accept')
  @StepUp('operator.decide')
  @HttpCode(200)
  @ApiOperation({ operationId: 'accreditParticipant', summary: 'Accredits, or accepts a change of data (E-5.8).' })
  @ApiOkResponse({ type: AccreditationCase })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() decision: AcceptParticipant,
  ): Promise<AccreditationCase> {
    await this.accreditation.accept(actor, id, decision);
    return this.presenter.present(actor, id);
  }

  @Post(':id/refuse')
  @StepUp('operator.decide')
  @HttpCode(200)
  @ApiOperation({ operationId: 'refuseParticipant', summary: 'Refuses with reasons (E-5.9).' })
  @ApiOkResponse({ type: AccreditationCase })
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() decision: RefuseParticipant,
  ): Promise<AccreditationCase> {
    await this.accreditation.refuse(actor, id, decision);
    return this.presenter.present(actor, id);
  }
}
