import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request } from 'express';
import { type Actor, CurrentActor, Requires, StepUp } from '@qujat/platform';
import { Clock } from '@qujat/kernel';
import { Enrolment, HandAccount, HandedAccount, InviteAccount } from './account.dto.js';
import { presentEnrolment, presentHanded } from './account.presenter.js';
import { AccountService } from './account.service.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Accounts for people without a certificate (D-3). */
@ApiTags('powers')
@Controller('members/accounts')
@Requires('participant.administer')
export class AccountController {
  constructor(
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listEnrolments', summary: 'Accounts that wait to be opened by their people.' })
  @ApiOkResponse({ type: [Enrolment] })
  async list(@CurrentActor() actor: Actor): Promise<Enrolment[]> {
    return (await this.accounts.list(actor)).map((one) => presentEnrolment(one, this.clock.now()));
  }

  @Post('invite')
  @StepUp('powers.grant')
  @ApiOperation({ operationId: 'inviteAccount', summary: 'Invites a person by a link in a letter (D-3.1).' })
  @ApiCreatedResponse({ type: Enrolment })
  @ApiConflictResponse()
  async invite(@CurrentActor() actor: Actor, @Body() dto: InviteAccount, @Req() request: Request): Promise<Enrolment> {
    return presentEnrolment(await this.accounts.invite(actor, dto, request.ip ?? ''), this.clock.now());
  }

  @Post('hand')
  @StepUp('powers.grant')
  @ApiOperation({ operationId: 'handAccount', summary: 'Makes a login and a one-time password to hand over (D-3.2).' })
  @ApiCreatedResponse({ type: HandedAccount })
  @ApiConflictResponse()
  async hand(@CurrentActor() actor: Actor, @Body() dto: HandAccount): Promise<HandedAccount> {
    return presentHanded(await this.accounts.hand(actor, dto));
  }

  @Post(':id/letter')
  @HttpCode(200)
  @ApiOperation({ operationId: 'sendAccountLetter', summary: 'Writes the letter again, with a new link.' })
  @ApiOkResponse({ type: Enrolment })
  @ApiConflictResponse()
  async again(@CurrentActor() actor: Actor, @Id() id: string, @Req() request: Request): Promise<Enrolment> {
    return presentEnrolment(await this.accounts.again(actor, id, request.ip ?? ''), this.clock.now());
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'withdrawEnrolment', summary: 'Takes an invitation, or a one-time password, back.' })
  @ApiNoContentResponse()
  async withdraw(@CurrentActor() actor: Actor, @Id() id: string): Promise<void> {
    await this.accounts.withdraw(actor, id);
  }
}

/** What a person of the organisation has lost. */
@ApiTags('powers')
@Controller('members')
@Requires('participant.administer')
export class ReissueController {
  constructor(private readonly accounts: AccountService) {}

  @Post(':id/one-time-password')
  @StepUp('powers.grant')
  @ApiOperation({
    operationId: 'reissueAccount',
    summary: 'A one-time password for one who has lost password or phone; sessions end, the former ones serve no more.',
  })
  @ApiCreatedResponse({ type: HandedAccount })
  @ApiConflictResponse()
  async reissue(@CurrentActor() actor: Actor, @Id() id: string): Promise<HandedAccount> {
    return presentHanded(await this.accounts.reissue(actor, id));
  }
}
