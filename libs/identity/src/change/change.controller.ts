import { Body, Controller, Delete, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { PatchParticipant } from '../participant/participant.dto.js';
import { ParticipantPresenter } from '../participant/participant.presenter.js';
import { Participant } from '../participant/participant.response.js';
import { ChangeService } from './change.service.js';

@ApiTags('participant')
@Controller('participants/mine/change')
@SignedIn()
export class ChangeController {
  constructor(
    private readonly changes: ChangeService,
    private readonly presenter: ParticipantPresenter,
  ) {}

  @Patch()
  @ApiOperation({ operationId: 'patchChange', summary: 'Saves what was changed in the draft of new data (E-5.2).' })
  @ApiOkResponse({ type: Participant })
  @ApiConflictResponse({ description: '`saved`: what stands where another window was quicker.' })
  async patch(@CurrentActor() actor: Actor, @Body() patch: PatchParticipant): Promise<Participant> {
    await this.changes.patch(actor, patch);
    return this.presenter.mine(actor);
  }

  @Post('submit')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'submitChange',
    summary: 'Other data change at once; identity data go to the operator, the old ones stay in force (E-5.5, E-6.4).',
  })
  @ApiOkResponse({ type: Participant })
  @ApiConflictResponse()
  async submit(@CurrentActor() actor: Actor): Promise<Participant> {
    await this.changes.submit(actor);
    return this.presenter.mine(actor);
  }

  @Delete()
  @ApiOperation({ operationId: 'discardChange', summary: 'Gives the draft of new data up.' })
  @ApiOkResponse({ type: Participant })
  async discard(@CurrentActor() actor: Actor): Promise<Participant> {
    await this.changes.discard(actor);
    return this.presenter.mine(actor);
  }

  @Post('withdraw')
  @HttpCode(200)
  @ApiOperation({ operationId: 'withdrawChange', summary: 'Takes back the identity data that wait for the operator.' })
  @ApiOkResponse({ type: Participant })
  @ApiConflictResponse()
  async withdraw(@CurrentActor() actor: Actor): Promise<Participant> {
    await this.changes.withdraw(actor);
    return this.presenter.mine(actor);
  }
}
