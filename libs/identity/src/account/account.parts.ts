import type { Provider, Type } from '@nestjs/common';
import { AccountController, ReissueController } from './account.controller.js';
import { AccountLetters } from './account-letters.service.js';
import { AccountMaker } from './account-maker.service.js';
import { AccountOpening } from './account-opening.service.js';
import { AccountService } from './account.service.js';
import { OpeningController } from './opening.controller.js';

/** What accounts without a certificate bring to the module. `members/accounts` is asked before `members/:id`. */
export const ACCOUNT_CONTROLLERS: Type[] = [AccountController, ReissueController, OpeningController];
export const ACCOUNT_PROVIDERS: Provider[] = [AccountService, AccountOpening, AccountMaker, AccountLetters];
