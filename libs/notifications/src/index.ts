export { NOTIFICATIONS_CONTEXT } from './notifications.context.js';
export { NotificationSettings, notificationSettings } from './notifications.config.js';
export { NotificationsModule } from './notifications.module.js';
export type { NotificationsOptions } from './notifications.module.js';
export { codeIn, MailFolder } from './testing/mail-folder.js';
export type { KeptMail } from './testing/mail-folder.js';
export { MailTransport } from './transport/mail.transport.js';
export type { Mail } from './transport/mail.transport.js';
export { SmsTransport } from './transport/sms.transport.js';
