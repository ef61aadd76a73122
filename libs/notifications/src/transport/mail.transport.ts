/** A letter, ready to go. */
export interface Mail {
  /** Lasting id of the letter: a letter that was sent twice is recognised by it. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly locale: string;
}

/** Port: takes letters to where they are read. SMTP, or a folder in development. */
export abstract class MailTransport {
  /** In words, for `npm start` and the log: where the letters go. */
  abstract readonly where: string;
  /** Throws `Undeliverable` when trying again makes no sense, anything else when it does. */
  abstract send(mail: Mail): Promise<void>;
}

/** The address does not exist, the message is refused for good: trying again changes nothing. */
export class Undeliverable extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'Undeliverable';
  }
}
