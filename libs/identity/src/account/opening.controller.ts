import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { toString as qrCode } from 'qrcode';
import { Public, RateLimit } from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import { PASSWORD_LENGTH } from '../session/password/password.policy.js';
import { AccountMaker } from './account-maker.service.js';
import { AccountOpening, type OpeningKey } from './account-opening.service.js';
import { presentInvitation } from './account.presenter.js';
import {
  AccountCodeSent,
  AccountFactor,
  AccountInvitation,
  AccountKey,
  AccountLink,
  AskAccountCode,
  ConfirmAccount,
  FinishAccount,
  OneTimeSignIn,
  OpenedAccountResponse,
  SetAccountPassword,
} from './opening.dto.js';

/** Opening an account without a certificate: whoever does is nobody yet, and shows a secret at each step (D-3). */
@ApiTags('sign-in')
@Controller('public/accounts')
@Public()
@RateLimit('auth')
export class OpeningController {
  constructor(
    private readonly opening: AccountOpening,
    private readonly maker: AccountMaker,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'accountInvitation', summary: 'Who invites: for the holder of the link.' })
  @ApiOkResponse({ type: AccountInvitation })
  async preview(@Body() { token }: AccountLink): Promise<AccountInvitation> {
    return presentInvitation(await this.opening.preview(token));
  }

  @Post('code')
  @HttpCode(200)
  @ApiOperation({ operationId: 'sendAccountCode', summary: 'Sends a code to the invited mailbox.' })
  @ApiOkResponse({ type: AccountCodeSent })
  async code(@Body() { token, email }: AskAccountCode, @Req() request: Request): Promise<AccountCodeSent> {
    const { expiresAt, againAt } = await this.opening.sendCode(token, email, request.ip ?? '');
    return { expiresAt: expiresAt.toISOString(), againAt: againAt.toISOString() };
  }

  @Post('confirm')
  @HttpCode(200)
  @ApiOperation({ operationId: 'confirmAccount', summary: 'Takes the code from the mailbox.' })
  @ApiOkResponse({ type: AccountKey })
  async confirm(@Body() { token, code }: ConfirmAccount): Promise<AccountKey> {
    return presentKey(await this.opening.confirm(token, code));
  }

  @Post('one-time')
  @HttpCode(200)
  @ApiOperation({ operationId: 'useOneTimePassword', summary: 'Takes the login and one-time password handed over.' })
  @ApiOkResponse({ type: AccountKey })
  async oneTime(@Body() { login, password }: OneTimeSignIn, @Req() request: Request): Promise<AccountKey> {
    return presentKey(await this.opening.oneTime(login, password, { address: request.ip ?? '' }));
  }

  @Post('password')
  @ApiOperation({
    operationId: 'setAccountPassword',
    summary: 'Takes a password of one’s own, gives the second factor.',
  })
  @ApiCreatedResponse({ type: AccountFactor })
  async password(@Body() { key, password }: SetAccountPassword): Promise<AccountFactor> {
    const { uri, text, expiresAt } = await this.opening.setPassword(key, password);
    const qr = await qrCode(uri, { type: 'svg', margin: 2 });
    return { uri, secret: text, qr, expiresAt: expiresAt.toISOString() };
  }

  @Post('finish')
  @ApiOperation({ operationId: 'finishAccount', summary: 'Takes the first code of the app: the account serves.' })
  @ApiCreatedResponse({ type: OpenedAccountResponse })
  async finish(@Body() { key, code, acknowledged }: FinishAccount): Promise<OpenedAccountResponse> {
    if (!acknowledged) throw refuse('account.acknowledge', { fields: { acknowledged: 'account.acknowledge' } });
    const { login, codes } = await this.maker.finish(key, code);
    return { login, codes: [...codes] };
  }
}

const presentKey = ({ key, enrolment, expiresAt }: OpeningKey): AccountKey => ({
  ...presentInvitation(enrolment),
  ...{ key, expiresAt: expiresAt.toISOString(), minLength: PASSWORD_LENGTH.min, maxLength: PASSWORD_LENGTH.max },
});
