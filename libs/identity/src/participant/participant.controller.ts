import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn, systemScope, UnitOfWork } from '@qujat/platform';
import type { ParticipantRecord } from '../session/session.types.js';
import { SaveParticipant } from './participant.dto.js';
import { ParticipantPresenter } from './participant.presenter.js';
import { Participant } from './participant.response.js';
import { ParticipantService } from './participant.service.js';

@ApiTags('registration')
@Controller('participants/mine')
@SignedIn()
export class ParticipantController {
  constructor(
    private readonly participants: ParticipantService,
    private readonly presenter: ParticipantPresenter,
    private readonly work: UnitOfWork,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'ownParticipant', summary: 'The organisation of the acting person.' })
  @ApiOkResponse({ type: Participant })
  async mine(@CurrentActor() actor: Actor): Promise<Participant> {
    return this.present(await this.participants.mine(actor));
  }

  @Put()
  @ApiOperation({ operationId: 'saveParticipant', summary: 'Saves the form as far as it is filled in (E-5.7.1).' })
  @ApiOkResponse({ type: Participant })
  async save(@CurrentActor() actor: Actor, @Body() form: SaveParticipant): Promise<Participant> {
    return this.present(await this.participants.save(actor, form));
  }

  @Post('submit')
  @HttpCode(200)
  @ApiOperation({ operationId: 'submitParticipant', summary: 'Submits the application for accreditation (E-5.8).' })
  @ApiOkResponse({ type: Participant })
  async submit(@CurrentActor() actor: Actor): Promise<Participant> {
    return this.present(await this.participants.submit(actor));
  }

  private present(record: ParticipantRecord): Promise<Participant> {
    // The service has admitted the acting person; the history names colleagues that their own scope would hide.
    return this.work.run(systemScope('identity.present'), (tx) => this.presenter.present(tx, record));
  }
}
