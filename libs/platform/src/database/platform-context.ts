import type { Context } from './context.js';
import { PlatformSchema1700000000001 } from './migrations/1700000000001-platform-schema.js';

/** The platform's own tables: outbox, inbox, audit, schedules. It is always there and always first. */
export const PLATFORM_CONTEXT: Context = {
  name: 'platform',
  entities: [],
  migrations: [PlatformSchema1700000000001],
};
