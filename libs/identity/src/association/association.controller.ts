import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires, SignedIn, StepUp } from '@qujat/platform';
import {
  AskedConsent,
  LedAssociationResponse,
  MemberConsent,
  OwnAssociations,
  presentAsked,
  presentMember,
  RefuseConsent,
} from './association.dto.js';
import { AssociationService } from './association.service.js';
import { ConsentService } from './consent.service.js';

@ApiTags('associations')
@Controller('associations')
@Requires('participant.administer')
export class AssociationController {
  constructor(
    private readonly associations: AssociationService,
    private readonly consents: ConsentService,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'ownAssociations',
    summary: 'Temporary associations that the organisation leads, and those it was asked to take part in (E-5.1).',
  })
  @ApiOkResponse({ type: OwnAssociations })
  async list(@CurrentActor() actor: Actor): Promise<OwnAssociations> {
    const { led, consents } = await this.associations.of(actor);
    return { led, consents: consents.map(presentAsked) };
  }

  @Post()
  @ApiOperation({
    operationId: 'beginAssociation',
    summary: 'Begins a temporary association that this organisation leads; switch to it to fill it in (E-5.1).',
  })
  @ApiCreatedResponse({ type: LedAssociationResponse })
  @ApiConflictResponse()
  begin(@CurrentActor() actor: Actor): Promise<LedAssociationResponse> {
    return this.associations.begin(actor);
  }

  @Post('consents/:id/give')
  @HttpCode(200)
  @StepUp('association.consent')
  @ApiOperation({
    operationId: 'giveConsent',
    summary: 'The organisation takes part in the association on these terms.',
  })
  @ApiOkResponse({ type: AskedConsent })
  @ApiConflictResponse()
  async give(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AskedConsent> {
    return presentAsked(await this.consents.decide(actor, id, 'given'));
  }

  @Post('consents/:id/refuse')
  @HttpCode(200)
  @ApiOperation({ operationId: 'refuseConsent', summary: 'The organisation does not take part; the leader reads why.' })
  @ApiOkResponse({ type: AskedConsent })
  @ApiConflictResponse()
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: RefuseConsent,
  ): Promise<AskedConsent> {
    return presentAsked(await this.consents.decide(actor, id, 'refused', reason.trim()));
  }
}

@ApiTags('associations')
@Controller('participants/mine/consents')
@SignedIn()
export class ConsentController {
  constructor(private readonly consents: ConsentService) {}

  @Get()
  @ApiOperation({ operationId: 'memberConsents', summary: 'How the members of the association have decided.' })
  @ApiOkResponse({ type: [MemberConsent] })
  async list(@CurrentActor() actor: Actor): Promise<MemberConsent[]> {
    return (await this.consents.listed(actor)).map(presentMember);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'askConsents',
    summary: 'Asks the members for their consent to the terms in the form; other terms lapse.',
  })
  @ApiOkResponse({ type: [MemberConsent] })
  @ApiConflictResponse()
  async ask(@CurrentActor() actor: Actor): Promise<MemberConsent[]> {
    return (await this.consents.ask(actor)).map(presentMember);
  }
}
