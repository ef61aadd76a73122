import { Body, Controller, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn, systemScope, UnitOfWork } from '@qujat/platform';
import type { ParticipantRecord } from '../session/session.types.js';
import { AllowedKinds, ChooseKind, PatchParticipant, SaveParticipant } from './participant.dto.js';
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

  @Get('kinds')
  @ApiOperation({ operationId: 'participantKinds', summary: 'What one may register with this certificate (E-5.1).' })
  @ApiOkResponse({ type: AllowedKinds })
  async kinds(@CurrentActor() actor: Actor): Promise<AllowedKinds> {
    return { kinds: [...(await this.participants.kinds(actor))] };
  }

  @Put('kind')
  @ApiOperation({
    operationId: 'chooseKind',
    summary: 'Begins the registration as this kind, or changes it in a draft.',
  })
  @ApiOkResponse({ type: Participant })
  @ApiConflictResponse()
  async choose(@CurrentActor() actor: Actor, @Body() { kind }: ChooseKind): Promise<Participant> {
    return this.present(await this.participants.choose(actor, kind));
  }

  @Patch()
  @ApiOperation({ operationId: 'patchParticipant', summary: 'Saves the fields that were changed, as they were typed.' })
  @ApiOkResponse({ type: Participant })
  @ApiConflictResponse({ description: '`saved`: what stands where another window was quicker.' })
  async patch(@CurrentActor() actor: Actor, @Body() patch: PatchParticipant): Promise<Participant> {
    return this.present(await this.participants.patch(actor, patch));
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
