import type { ReactNode } from 'react';

/** One thing to be signed. */
export interface SignItem {
  readonly name: string;
  /** Number and title of the document, where many are signed at once. */
  readonly about?: string;
  readonly size?: number;
  /** SHA-256 the server gave (hex). What is handed to the signer is checked against it first. */
  readonly sha256?: string;
  /** The exact bytes; asked for when signing begins. */
  readonly content: () => Promise<Blob>;
}

/** What the person is asked to sign, and where the signatures go. */
export interface SignRequest<Result> {
  readonly kind: 'document' | 'statement' | 'agreement' | 'sign-in' | 'step-up';
  readonly items: readonly SignItem[];
  /** What the person should know before: the words of a statement, what follows. */
  readonly note?: ReactNode;
  /**
   * Hands the signatures (CMS as PEM or base64, one per item, in order) to the server. A refusal thrown here is shown in
   * the dialog, where one can try again; the dialog closes when this is done.
   */
  readonly submit: (signatures: string[]) => Promise<Result>;
  /** Signing with eGov mobile, where it can be: makes the batch that the phone signs, and tells what came of it. */
  readonly mobile?: {
    readonly begin: () => Promise<string>;
    readonly finish: (batchId: string) => Promise<Result>;
  };
}

/** Nonces go back inside the signature; of everything else the portal has the bytes. */
export const isAttached = ({ kind }: Pick<SignRequest<unknown>, 'kind'>): boolean =>
  kind === 'sign-in' || kind === 'step-up';

/** Why no signature came. */
export type SigningFault = 'absent' | 'cancelled' | 'changed' | 'notAccepted' | 'early' | 'refused' | 'unreadable';

/** No signature came: NCALayer absent, cancelled, the content is not what was announced, or NCALayer said no. */
export class SigningFailure extends Error {
  constructor(
    readonly fault: SigningFault,
    detail = '',
  ) {
    super(detail || fault);
    this.name = 'SigningFailure';
  }
}

/** A request whose dialog is open. */
export interface OpenSigning {
  readonly id: number;
  readonly request: SignRequest<unknown>;
  readonly settle: (result: unknown) => void;
}
