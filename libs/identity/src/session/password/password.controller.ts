import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { toString as qrCode } from 'qrcode';
import { type Actor, CurrentActor, RateLimit, SignedIn, StepUp } from '@qujat/platform';
import { EnrolmentService } from './enrolment.service.js';
import { BeginEnrolment, ConfirmEnrolment, PasswordState, RecoveryCodes, SecondFactor } from './password.dto.js';
import { PASSWORD_LENGTH } from './password.policy.js';

@ApiTags('sign-in')
@Controller('account/password')
@SignedIn()
export class PasswordController {
  constructor(private readonly enrolment: EnrolmentService) {}

  @Get()
  @ApiOperation({ operationId: 'passwordState', summary: 'How sign-in with a password stands.' })
  @ApiOkResponse({ type: PasswordState })
  async state(@CurrentActor() actor: Actor): Promise<PasswordState> {
    const { state, mayEnrol } = await this.enrolment.state(actor);
    const { min: minLength, max: maxLength } = PASSWORD_LENGTH;
    const enrolledAt = state?.enrolledAt.toISOString() ?? null;
    return { enrolledAt, codesLeft: state?.codesLeft ?? 0, mayEnrol, minLength, maxLength };
  }

  @Post()
  @RateLimit('auth')
  @StepUp('credentials.change')
  @ApiOperation({
    operationId: 'beginEnrolment',
    summary: 'Takes a password and gives the secret of the second factor.',
  })
  @ApiCreatedResponse({ type: SecondFactor })
  async begin(@CurrentActor() actor: Actor, @Body() { password }: BeginEnrolment): Promise<SecondFactor> {
    const { uri, text, expiresAt } = await this.enrolment.begin(actor, password);
    const qr = await qrCode(uri, { type: 'svg', margin: 2 });
    return { uri, secret: text, qr, expiresAt: expiresAt.toISOString() };
  }

  @Post('confirm')
  @RateLimit('auth')
  @ApiOperation({ operationId: 'confirmEnrolment', summary: 'Takes the first code; the password serves from now on.' })
  @ApiCreatedResponse({ type: RecoveryCodes })
  async confirm(@CurrentActor() actor: Actor, @Body() { code }: ConfirmEnrolment): Promise<RecoveryCodes> {
    return { codes: await this.enrolment.confirm(actor, code) };
  }

  @Post('recovery-codes')
  @StepUp('credentials.change')
  @ApiOperation({ operationId: 'renewRecoveryCodes', summary: 'New recovery codes in the place of the earlier ones.' })
  @ApiCreatedResponse({ type: RecoveryCodes })
  async renew(@CurrentActor() actor: Actor): Promise<RecoveryCodes> {
    return { codes: await this.enrolment.renewCodes(actor) };
  }

  @Delete()
  @HttpCode(204)
  @StepUp('credentials.change')
  @ApiOperation({ operationId: 'removePassword', summary: 'Takes sign-in with a password away.' })
  @ApiNoContentResponse()
  async remove(@CurrentActor() actor: Actor): Promise<void> {
    await this.enrolment.remove(actor);
  }
}
