import { Injectable } from '@nestjs/common';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { SmtpSettings } from '../notifications.config.js';
import { type Mail, MailTransport, Undeliverable } from './mail.transport.js';

const PATIENCE_MS = 15_000;

/** SMTP, over TLS unless it was told otherwise (RFC 3207, RFC 8314). */
@Injectable()
export class SmtpMailTransport extends MailTransport {
  readonly where: string;
  private readonly smtp;

  constructor(
    { url, tls, ca }: SmtpSettings,
    private readonly from: string,
  ) {
    super();
    const { hostname, port, protocol, username, password } = new URL(url);
    const secure = protocol === 'smtps:';
    this.where = `SMTP ${hostname}`;
    this.smtp = createTransport({
      ...{ host: hostname, port: Number(port) || (secure ? 465 : 587), secure },
      ...{ requireTLS: tls === 'required' && !secure, ignoreTLS: tls === 'off' },
      ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: 2 * PATIENCE_MS },
      ...(ca !== undefined && { tls: { ca } }),
      // Letters are texts of our own: nothing in them names a file or an address to fetch.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    });
  }

  async send(mail: Mail): Promise<void> {
    try {
      await this.smtp.sendMail(envelopeOf(mail, this.from));
    } catch (error) {
      throw isForGood(error as SmtpError) ? new Undeliverable((error as SmtpError).message) : error;
    }
  }
}

interface SmtpError extends Error {
  readonly responseCode?: number;
  readonly command?: string;
}

/** RFC 5321 4.2.1: a 5yz reply to the recipient or the message is for good. To the login it is our fault, and is mended. */
const isForGood = ({ responseCode = 0, command = '' }: SmtpError): boolean =>
  responseCode >= 500 && responseCode < 600 && ['RCPT TO', 'DATA'].includes(command);

/** The letter as nodemailer takes it; one Message-ID however often it is tried (RFC 5322 3.6.4). */
export function envelopeOf({ id, to, subject, text, locale }: Mail, from: string): SendMailOptions {
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    ...{ from, to: { name: '', address: to }, subject, text, textEncoding: 'quoted-printable' },
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
  };
}
