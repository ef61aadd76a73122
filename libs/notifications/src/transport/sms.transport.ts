/** A short message, ready to go. */
export interface Sms {
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/** Port: takes short messages to phones. An HTTP gateway, or a folder in development. */
export abstract class SmsTransport {
  abstract readonly where: string;
  /** Throws `Undeliverable` when trying again makes no sense, anything else when it does. */
  abstract send(sms: Sms): Promise<void>;
}
