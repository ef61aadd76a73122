import path from 'node:path';
import { Environment, SettingError } from '@qujat/platform';

/** A mail server. */
export interface SmtpSettings {
  readonly url: string;
  /** `required`: no letter goes out unencrypted; `off`: for a server on the same machine. */
  readonly tls: 'required' | 'off';
  /** PEM of the authority that vouches for the server, where the machine does not know it. */
  readonly ca?: string;
}

/** A gateway for short messages. */
export interface SmsGateway {
  readonly url: string;
  readonly format: 'json' | 'form';
  /** Names and values of its fields; `{phone}`, `{text}` and `{id}` are filled in. */
  readonly fields: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
  /** What an answer with status 200 looks like that is a refusal all the same. */
  readonly refusal: RegExp | undefined;
}

/** What notifications are told from outside. An abstract class, so that it serves as its own token. */
export abstract class NotificationSettings {
  /** Undefined: letters are files in `mailFolder`. */
  abstract readonly smtp: SmtpSettings | undefined;
  abstract readonly from: string;
  abstract readonly mailFolder: string;
  /** Undefined: short messages are files in `smsFolder`. */
  abstract readonly sms: SmsGateway | undefined;
  abstract readonly smsFolder: string;
  /** Address of the portal, for the links in letters. */
  abstract readonly publicUrl: string;
}

/** Reads the settings; refuses with the name of the setting that is missing or makes no sense. */
export function notificationSettings(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): NotificationSettings {
  const env = new Environment(variables);
  const url = env.url('QUJAT_SMTP_URL', ['smtp:', 'smtps:']);
  const sms = smsGateway(env);
  const folder = env.optional('QUJAT_DATA');
  if (!folder && (!url || !sms))
    throw new SettingError('QUJAT_DATA', 'is not set (letters are kept there where no server for them is configured)');
  return {
    smtp: url === undefined ? undefined : { url, tls: env.choice('QUJAT_SMTP_TLS', ['required', 'off'], 'required') },
    from:
      url === undefined
        ? (env.optional('QUJAT_MAIL_FROM') ?? 'Qujat <noreply@localhost>')
        : env.required('QUJAT_MAIL_FROM', 'QUJAT_SMTP_URL is set'),
    mailFolder: path.join(folder ?? '', 'mail'),
    sms,
    smsFolder: path.join(folder ?? '', 'sms'),
    publicUrl: env.url('PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${env.optional('PORT') ?? '3000'}`,
  };
}

function smsGateway(env: Environment): SmsGateway | undefined {
  const url = env.url('QUJAT_SMS_URL', ['https:', 'http:']);
  if (url === undefined) return undefined;
  return {
    url,
    format: env.choice('QUJAT_SMS_FORMAT', ['json', 'form'], 'json'),
    fields: fieldsOf(env.optional('QUJAT_SMS_FIELDS') ?? '{"to":"{phone}","text":"{text}"}'),
    authorization: env.optional('QUJAT_SMS_AUTHORIZATION'),
    refusal: patternOf(env.optional('QUJAT_SMS_REFUSAL')),
  };
}

/** The value may hold a password: it is not repeated in what is said about it. */
function fieldsOf(text: string): Readonly<Record<string, string>> {
  const fields = parsed(text);
  const isFlat =
    typeof fields === 'object' && fields !== null && Object.values(fields).every((value) => typeof value === 'string');
  if (!isFlat || !text.includes('{phone}') || !text.includes('{text}'))
    throw new SettingError('QUJAT_SMS_FIELDS', 'must be a JSON object of texts, among them {phone} and {text}');
  return fields as Record<string, string>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function patternOf(text: string | undefined): RegExp | undefined {
  if (text === undefined) return undefined;
  try {
    return new RegExp(text);
  } catch {
    throw new SettingError('QUJAT_SMS_REFUSAL', 'must be a regular expression');
  }
}
