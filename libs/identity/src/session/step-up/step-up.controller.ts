import { Body, Controller, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { type Actor, CurrentActor, RateLimit, SignedIn } from '@qujat/platform';
import { originOf } from '../origin.js';
import { Nonce } from '../session.dto.js';
import { AskStepUp, GrantedStepUp, GrantStepUp } from './step-up.dto.js';
import { StepUpService } from './step-up.service.js';

@ApiTags('sign-in')
@Controller('auth/step-up')
@SignedIn()
@RateLimit('auth')
export class StepUpController {
  constructor(private readonly stepUps: StepUpService) {}

  @Post('nonce')
  @ApiOperation({
    operationId: 'issueStepUpNonce',
    summary: 'Bytes to sign in order to confirm a sensitive act: short-lived, for this session and kind of act, once.',
  })
  @ApiCreatedResponse({ type: Nonce })
  async nonce(@CurrentActor() actor: Actor, @Body() { act }: AskStepUp, @Req() request: Request): Promise<Nonce> {
    const { nonceId, content, expiresAt } = await this.stepUps.issue(actor, act, originOf(request));
    return { nonceId, nonce: content.toString('base64'), expiresAt: expiresAt.toISOString() };
  }

  @Post()
  @ApiOperation({
    operationId: 'grantStepUp',
    summary: 'Confirms a kind of sensitive act with the signed nonce, for some minutes of this session.',
  })
  @ApiCreatedResponse({ type: GrantedStepUp })
  async grant(
    @CurrentActor() actor: Actor,
    @Body() { act, nonceId, signature }: GrantStepUp,
    @Req() request: Request,
  ): Promise<GrantedStepUp> {
    const expiresAt = await this.stepUps.grant(actor, { act, nonceId, signature, origin: originOf(request) });
    return { act, expiresAt: expiresAt.toISOString() };
  }
}
