import { ApprovalConsumers } from './approval.consumers.js';
import { ApprovalController } from './approval.controller.js';
import { ApprovalService } from './approval.service.js';
import { ApprovalStart } from './approval.start.js';
import { ApprovalReader } from './approval.view.js';
import { ApprovingSignatures } from './approving-signature.js';
import { CompareService } from './compare.service.js';
import { DecisionService } from './decision.service.js';
import { ColleagueController, RouteController } from './route.controller.js';
import { RouteService } from './route.service.js';
import { SubstituteService } from './substitute.service.js';
import { SubstituteController, TaskController } from './task.controller.js';
import { TaskService } from './task.service.js';

/** What answers over HTTP about approval. */
export const APPROVAL_CONTROLLERS = [
  ...[ApprovalController, RouteController, ColleagueController, TaskController, SubstituteController],
];

/** What stands behind it. */
export const APPROVAL_PROVIDERS = [
  ...[RouteService, ApprovalStart, ApprovalReader, ApprovalService, DecisionService, ApprovingSignatures],
  ...[CompareService, TaskService, SubstituteService, ApprovalConsumers],
];
