import { CaseController } from './accreditation/case.controller.js';
import { CaseService } from './accreditation/case.service.js';
import { CheckService } from './accreditation/check.service.js';
import { QuestionController } from './accreditation/question.controller.js';
import { QuestionService } from './accreditation/question.service.js';
import { DraftController } from './agreement/draft.controller.js';
import { DraftService } from './agreement/draft.service.js';
import { StoppedUserController } from './user/stopped/stopped.controller.js';
import { StoppedUserService } from './user/stopped/stopped.service.js';
import { StaffController } from './staff/staff.controller.js';

/** The operator's desk: cases, rules, staff. */
export const DESK_CONTROLLERS = [
  QuestionController,
  CaseController,
  DraftController,
  StaffController,
  StoppedUserController,
];
export const DESK_PROVIDERS = [CaseService, CheckService, QuestionService, DraftService, StoppedUserService];
