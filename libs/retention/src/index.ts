export { RETENTION_CONTEXT } from './retention.context.js';
export { RETENTION_EVENTS } from './retention.events.js';
export { RetentionModule } from './retention.module.js';
