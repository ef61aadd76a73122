import type { Context } from '@qujat/platform';
import { NotificationsSchema1700000600001 } from './migrations/1700000600001-notifications-schema.js';
import { NOTIFICATIONS_ERRORS } from './notifications.errors.js';

/** What notifications bring to the database. */
export const NOTIFICATIONS_CONTEXT: Context = {
  name: 'notifications',
  entities: [],
  migrations: [NotificationsSchema1700000600001],
  errors: NOTIFICATIONS_ERRORS,
};
