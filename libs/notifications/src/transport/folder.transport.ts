import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { createTransport } from 'nodemailer';
import { type Mail, MailTransport } from './mail.transport.js';
import { envelopeOf } from './smtp.transport.js';
import { type Sms, SmsTransport } from './sms.transport.js';

/** Letters as `.eml` files in a folder: what a mail program opens, and what nobody receives. For development. */
@Injectable()
export class FolderMailTransport extends MailTransport {
  readonly where: string;
  private readonly composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(
    private readonly folder: string,
    private readonly from: string,
    private readonly clock: Clock,
  ) {
    super();
    this.where = folder;
  }

  async send(mail: Mail): Promise<void> {
    const { message } = await this.composer.sendMail({ ...envelopeOf(mail, this.from), date: this.clock.now() });
    await keep(this.folder, `${mail.id}.eml`, message as Buffer);
  }
}

/** Short messages as text files in a folder. For development. */
@Injectable()
export class FolderSmsTransport extends SmsTransport {
  readonly where: string;

  constructor(private readonly folder: string) {
    super();
    this.where = folder;
  }

  async send({ id, to, text }: Sms): Promise<void> {
    await keep(this.folder, `${id}.txt`, Buffer.from(`To: ${to}\n\n${text}\n`));
  }
}

/** Written aside and moved: who watches the folder never sees half a letter. Names are ids, which are ordered by time. */
async function keep(folder: string, name: string, content: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const aside = path.join(folder, `.${name}.part`);
  await writeFile(aside, content, { mode: 0o600 });
  await rename(aside, path.join(folder, name));
}
