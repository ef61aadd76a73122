import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { DeliverConsumer } from './letter/deliver.consumer.js';
import { LetterController } from './letter/letter.controller.js';
import { LetterService } from './letter/letter.service.js';
import { LetterWriter } from './letter/letter.writer.js';
import { CodeConsumer } from './notice/code.consumer.js';
import { AccountConsumer } from './notice/account.consumer.js';
import { InvitationConsumer } from './notice/invitation.consumer.js';
import { NotificationController } from './notice/notice.controller.js';
import { NoticeService } from './notice/notice.service.js';
import { NoticeWriter } from './notice/notice.writer.js';
import { Readers } from './notice/readers.js';
import { TellConsumer } from './notice/tell.consumer.js';
import { NotificationSettings, notificationSettings } from './notifications.config.js';
import { PreferenceController } from './preference/preference.controller.js';
import { PreferenceService } from './preference/preference.service.js';
import { FolderMailTransport, FolderSmsTransport } from './transport/folder.transport.js';
import { HttpSmsTransport } from './transport/http-sms.transport.js';
import { MailTransport } from './transport/mail.transport.js';
import { SmsTransport } from './transport/sms.transport.js';
import { SmtpMailTransport } from './transport/smtp.transport.js';

/** What the module is given. */
export interface NotificationsOptions {
  /** The module of identity: whom to write to. */
  readonly imports: NonNullable<ModuleMetadata['imports']>;
  readonly settings?: NotificationSettings;
}

const mailFor = ({ smtp, from, mailFolder }: NotificationSettings, clock: Clock): MailTransport =>
  smtp ? new SmtpMailTransport(smtp, from) : new FolderMailTransport(mailFolder, from, clock);

const smsFor = ({ sms, smsFolder }: NotificationSettings): SmsTransport =>
  sms ? new HttpSmsTransport(sms) : new FolderSmsTransport(smsFolder);

/** Notices in the portal, e-mail, SMS. It listens; nobody calls it. */
@Module({})
export class NotificationsModule {
  /** The module with its settings. */
  static forRoot({ imports, settings = notificationSettings() }: NotificationsOptions): DynamicModule {
    return {
      module: NotificationsModule,
      imports,
      // `notifications/preferences` is asked before `notifications/:id`.
      controllers: [PreferenceController, NotificationController, LetterController],
      providers: [
        { provide: NotificationSettings, useValue: settings },
        { provide: MailTransport, inject: [Clock], useFactory: (clock: Clock) => mailFor(settings, clock) },
        { provide: SmsTransport, useFactory: () => smsFor(settings) },
        ...[TellConsumer, CodeConsumer, AccountConsumer, InvitationConsumer, DeliverConsumer],
        ...[NoticeService, NoticeWriter, Readers, LetterService, LetterWriter, PreferenceService],
      ],
      exports: [MailTransport, SmsTransport],
    };
  }
}
