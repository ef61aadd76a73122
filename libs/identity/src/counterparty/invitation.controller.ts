import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { type Actor, CurrentActor, Public, RateLimit, Requires, SignedIn } from '@qujat/platform';
import { AcceptanceService } from './acceptance.service.js';
import { AcceptInvitation, InvitationLink, Invite, ListInvitations, RefuseInvitation } from './counterparty.dto.js';
import { CounterpartyPresenter } from './counterparty.presenter.js';
import {
  CounterpartyInvitation,
  InvitationPage,
  InvitationPreview,
  SignedAcceptance,
} from './counterparty.response.js';
import { InvitationLinks } from './invitation.links.js';
import { InvitationService } from './invitation.service.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Invitations into the list of counterparties (E-10.1.2, E-7.1.3). */
@ApiTags('counterparties')
@Controller()
export class InvitationController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly acceptances: AcceptanceService,
    private readonly links: InvitationLinks,
    private readonly presenter: CounterpartyPresenter,
  ) {}

  @Post('counterparty-invitations')
  @Requires('counterparty.manage')
  @ApiOperation({
    operationId: 'inviteCounterparty',
    summary: 'Invites by BIN/IIN, e-mail or both; the answer does not tell whether they are registered.',
  })
  @ApiCreatedResponse({ type: CounterpartyInvitation })
  async invite(@CurrentActor() actor: Actor, @Body() dto: Invite): Promise<CounterpartyInvitation> {
    return this.presenter.invitation(await this.invitations.invite(actor, dto), actor);
  }

  @Get('counterparty-invitations')
  @SignedIn()
  @ApiOperation({ operationId: 'listInvitations', summary: 'Invitations to you or from you, newest first.' })
  @ApiOkResponse({ type: InvitationPage })
  async list(@CurrentActor() actor: Actor, @Query() query: ListInvitations): Promise<InvitationPage> {
    const { items, nextCursor } = await this.invitations.list(actor, query);
    return { items: items.map((one) => this.presenter.invitation(one, actor)), nextCursor };
  }

  @Post('counterparty-invitations/claim')
  @HttpCode(200)
  @Requires('counterparty.manage')
  @RateLimit('auth')
  @ApiOperation({ operationId: 'claimInvitation', summary: 'Takes the invitation of a letter’s link to one’s own.' })
  @ApiOkResponse({ type: CounterpartyInvitation })
  async claim(@CurrentActor() actor: Actor, @Body() { token }: InvitationLink): Promise<CounterpartyInvitation> {
    const id = await this.links.claim(actor, token);
    return this.presenter.invitation(await this.invitations.get(actor, id), actor);
  }

  @Post('public/invitations')
  @HttpCode(200)
  @Public()
  @RateLimit('auth')
  @ApiOperation({ operationId: 'previewInvitation', summary: 'Who invites, for the holder of a letter’s link.' })
  @ApiOkResponse({ type: InvitationPreview })
  async preview(@Body() { token }: InvitationLink): Promise<InvitationPreview> {
    return this.links.preview(token);
  }

  @Get('counterparty-invitations/:id')
  @SignedIn()
  @ApiOperation({ operationId: 'getInvitation', summary: 'One of one’s own invitations.' })
  @ApiOkResponse({ type: CounterpartyInvitation })
  async get(@CurrentActor() actor: Actor, @Id() id: string): Promise<CounterpartyInvitation> {
    return this.presenter.invitation(await this.invitations.get(actor, id), actor);
  }

  @Get('counterparty-invitations/:id/statement')
  @Requires('counterparty.manage')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'invitationStatement', summary: 'The exact bytes that accept it, to sign.' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async statement(@CurrentActor() actor: Actor, @Id() id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.acceptances.text(actor, id), { type: 'text/plain; charset=utf-8' });
  }

  @Post('counterparty-invitations/:id/accept')
  @HttpCode(200)
  @Requires('counterparty.manage', 'document.sign')
  @ApiOperation({
    operationId: 'acceptInvitation',
    summary: 'Accepts with a signature over the statement; 202: it waits for the NCA and goes on by itself (ADR 0026).',
  })
  @ApiOkResponse({ type: CounterpartyInvitation })
  @ApiAcceptedResponse({ type: CounterpartyInvitation })
  async accept(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body() { signature }: AcceptInvitation,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CounterpartyInvitation> {
    const invitation = await this.acceptances.accept(actor, id, signature);
    if (invitation.acceptance) response.status(202);
    return this.presenter.invitation(invitation, actor);
  }

  @Get('counterparty-invitations/:id/acceptance')
  @SignedIn()
  @ApiOperation({ operationId: 'invitationAcceptance', summary: 'The signed acceptance, for both sides.' })
  @ApiOkResponse({ type: SignedAcceptance })
  async acceptance(@CurrentActor() actor: Actor, @Id() id: string): Promise<SignedAcceptance> {
    const { content, signature, sha256, signer, at } = await this.acceptances.proof(actor, id);
    return {
      ...{ content: content.toString('base64'), signature: signature.toString('base64'), sha256 },
      ...{ signer: signer.name, at: at.toISOString() },
    };
  }

  @Post('counterparty-invitations/:id/refuse')
  @HttpCode(200)
  @Requires('counterparty.manage')
  @ApiOperation({ operationId: 'refuseInvitation', summary: 'Refuses with a reason, which the inviting side reads.' })
  @ApiOkResponse({ type: CounterpartyInvitation })
  async refuse(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body() { reason }: RefuseInvitation,
  ): Promise<CounterpartyInvitation> {
    return this.presenter.invitation(await this.invitations.refuse(actor, id, reason), actor);
  }

  @Post('counterparty-invitations/:id/withdraw')
  @HttpCode(200)
  @Requires('counterparty.manage')
  @ApiOperation({ operationId: 'withdrawInvitation', summary: 'Takes an open invitation back.' })
  @ApiOkResponse({ type: CounterpartyInvitation })
  async withdraw(@CurrentActor() actor: Actor, @Id() id: string): Promise<CounterpartyInvitation> {
    return this.presenter.invitation(await this.invitations.withdraw(actor, id), actor);
  }
}
