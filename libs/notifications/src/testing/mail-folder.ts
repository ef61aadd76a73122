import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A letter as the folder keeps it. */
export interface KeptMail {
  readonly name: string;
  readonly to: string;
  /** The `.eml` as it is: headers, and the text in quoted-printable. */
  readonly source: string;
}

/** The mailbox of the embedded default: letters as files. For tests, and for the seed. */
export class MailFolder {
  constructor(private readonly folder: string) {}

  /** All letters to an address, the oldest first. */
  async to(address: string): Promise<KeptMail[]> {
    const names = await readdir(this.folder).catch(() => []);
    const mails: KeptMail[] = [];
    for (const name of names.filter((one) => one.endsWith('.eml')).sort()) {
      const source = await readFile(path.join(this.folder, name), 'utf8');
      const [, to = ''] = /^To: (.*)$/m.exec(source) ?? [];
      if (to.trim() === address) mails.push({ name, to: to.trim(), source });
    }
    return mails;
  }
}

/** The confirmation code in a letter: it stands on a line of its own, and digits are themselves in quoted-printable. */
export const codeIn = ({ source }: Pick<KeptMail, 'source'>): string | undefined => /^(\d{6})\r?$/m.exec(source)?.[1];
