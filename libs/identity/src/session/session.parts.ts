import type { Provider, Type } from '@nestjs/common';
import { StepUps } from '@qujat/platform';
import { JoinController } from '../joining/join.controller.js';
import { JoinDecisionController } from '../joining/join-decision.controller.js';
import { JoinDecisionService } from '../joining/join-decision.service.js';
import { JoinService } from '../joining/join.service.js';
import { OrganisationService } from './organisation/organisation.service.js';
import { OwnSessionsController } from './own/own-sessions.controller.js';
import { OwnSessions } from './own/own-sessions.service.js';
import { EnrolmentService } from './password/enrolment.service.js';
import { Guesses } from './password/guesses.js';
import { PasswordController } from './password/password.controller.js';
import { PasswordSignInService } from './password/password-sign-in.service.js';
import { StepUpController } from './step-up/step-up.controller.js';
import { StepUpService } from './step-up/step-up.service.js';

/** Routes of belonging and sessions beside signing in itself. */
export const BELONGING_CONTROLLERS: Type[] = [
  ...[StepUpController, JoinController, JoinDecisionController],
  ...[PasswordController, OwnSessionsController],
];

/** What stands behind them. */
export const BELONGING_PROVIDERS: Provider[] = [
  ...[StepUpService, OrganisationService, JoinService, JoinDecisionService],
  ...[Guesses, PasswordSignInService, EnrolmentService, OwnSessions],
  { provide: StepUps, useExisting: StepUpService },
];
