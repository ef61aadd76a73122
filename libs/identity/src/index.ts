export { judgeAuthority } from './authority/judge-authority.js';
export type { Authority, AuthorityFacts, AuthorityQuestion, GrantedPower } from './authority/judge-authority.js';
export { IDENTITY_CONTEXT } from './identity.context.js';
export { IdentitySettings, identitySettings } from './identity.config.js';
export { IdentityModule } from './identity.module.js';
export { IdentityFacade } from './facade/identity.facade.js';
export type { KnownParticipant } from './facade/identity.facade.js';
export { OperatorStaff } from './facade/operator-staff.service.js';
