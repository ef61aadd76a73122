import { Administration } from './administration.js';
import { AttorneyController } from './attorney/attorney.controller.js';
import { AttorneyService } from './attorney/attorney.service.js';
import { OwnSignatures } from './attorney/own-signature.js';
import { RevocationService } from './attorney/revocation.service.js';
import { CheckController } from './check/check.controller.js';
import { CheckService } from './check/check.service.js';
import { DepartmentController } from './department/department.controller.js';
import { DepartmentService } from './department/department.service.js';
import { MemberController } from './member/member.controller.js';
import { MemberService } from './member/member.service.js';
import { OwnPowersController } from './own-powers.controller.js';
import { PowerCheckService } from './power-check.service.js';
import { RoleController } from './role/role.controller.js';
import { RoleService } from './role/role.service.js';

/** What answers over HTTP about powers. */
export const POWER_CONTROLLERS = [
  DepartmentController,
  RoleController,
  MemberController,
  AttorneyController,
  OwnPowersController,
  CheckController,
];

/** What stands behind it. */
export const POWER_PROVIDERS = [
  ...[PowerCheckService, Administration, DepartmentService, RoleService, MemberService],
  ...[AttorneyService, RevocationService, OwnSignatures, CheckService],
];
