import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CookieOptions, Request, Response } from 'express';
import {
  type Actor,
  CurrentActor,
  localeOf,
  PlatformSettings,
  Public,
  RateLimit,
  SESSION_COOKIE,
  SignedIn,
} from '@qujat/platform';
import { NonceService } from './nonce.service.js';
import { originOf, placeOf } from './origin.js';
import { OrganisationService } from './organisation/organisation.service.js';
import { PasswordSignIn } from './password/password.dto.js';
import { PasswordSignInService } from './password/password-sign-in.service.js';
import { ChooseOrganisation, Nonce, Session, SignIn } from './session.dto.js';
import { SessionView } from './session.view.js';
import { SessionService } from './session.service.js';
import { type NewSessionToken, SignInService } from './sign-in.service.js';
import { newToken } from './tokens.js';

const PRESESSION_COOKIE = 'qujat_presession';

@ApiTags('sign-in')
@Controller('auth')
export class SessionController {
  constructor(
    private readonly nonces: NonceService,
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly view: SessionView,
    private readonly organisations: OrganisationService,
    private readonly passwords: PasswordSignInService,
    private readonly settings: PlatformSettings,
  ) {}

  @Post('nonce')
  @Public()
  @RateLimit('auth')
  @ApiOperation({
    operationId: 'issueNonce',
    summary: 'Bytes to sign in order to sign in: short-lived, for this window, once.',
  })
  @ApiCreatedResponse({ type: Nonce })
  async nonce(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<Nonce> {
    const presession = newToken();
    const { nonceId, content, expiresAt } = await this.nonces.issue({ presession, origin: originOf(request) });
    // It outlives the nonce: one who signs too late is told so, and not that this is another window.
    response.cookie(PRESESSION_COOKIE, presession, this.cookie('/api/auth'));
    return { nonceId, nonce: content.toString('base64'), expiresAt: expiresAt.toISOString() };
  }

  @Post('sign-in')
  @Public()
  @RateLimit('auth')
  @ApiOperation({ operationId: 'signIn', summary: 'Begins a session with the signed nonce (E-5.6.1).' })
  @ApiCreatedResponse({ type: Session })
  async signIn(
    @Body() { nonceId, signature }: SignIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Session> {
    const window = { presession: cookieOf(request, PRESESSION_COOKIE), origin: originOf(request) };
    const from = placeOf(request);
    const session = await this.signIns.signIn({ nonceId, signature, window, from, locale: localeOf(request) });
    response.clearCookie(PRESESSION_COOKIE, this.cookie('/api/auth'));
    return this.enter(session, response);
  }

  @Post('password')
  @Public()
  @RateLimit('auth')
  @ApiOperation({
    operationId: 'signInWithPassword',
    summary:
      'Begins a session with a password and a second factor; such a session never carries the right to sign (D-4).',
  })
  @ApiCreatedResponse({ type: Session })
  async password(
    @Body() { login, password, code }: PasswordSignIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Session> {
    const attempt = { login, password, code, from: placeOf(request), locale: localeOf(request) };
    return this.enter(await this.passwords.signIn(attempt), response);
  }

  @Get('session')
  @SignedIn()
  @ApiOperation({ operationId: 'currentSession', summary: 'Who is signed in, what they may do, what comes next.' })
  @ApiOkResponse({ type: Session })
  current(@CurrentActor() actor: Actor): Promise<Session> {
    return this.view.of(actor.sessionId);
  }

  @Post('session/organisation')
  @SignedIn()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'chooseOrganisation',
    summary: 'Acts for another of one’s organisations; nothing is signed there without its certificate.',
  })
  @ApiOkResponse({ type: Session })
  async choose(@CurrentActor() actor: Actor, @Body() { participantId }: ChooseOrganisation): Promise<Session> {
    await this.organisations.choose(actor, participantId);
    return this.view.of(actor.sessionId);
  }

  @Post('sign-out')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ operationId: 'signOut', summary: 'Ends the session.' })
  @ApiNoContentResponse()
  async signOut(@CurrentActor() actor: Actor, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.end(actor.sessionId);
    response.clearCookie(SESSION_COOKIE, this.cookie('/'));
  }

  private enter({ id, token, expiresAt }: NewSessionToken, response: Response): Promise<Session> {
    response.cookie(SESSION_COOKIE, token, { ...this.cookie('/'), expires: expiresAt });
    return this.view.first(id);
  }

  private cookie(path: string): CookieOptions {
    return { httpOnly: true, sameSite: 'lax', path, secure: this.settings.publicUrl.startsWith('https:') };
  }
}

function cookieOf(request: Request, name: string): string {
  const value: unknown = (request.cookies as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}
