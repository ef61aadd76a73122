/** The protocol of eGov mobile (NITEC): what its API1 and API2 say. The app fetches both and puts the second back, signed. */
import { createHash, createHmac } from 'node:crypto';
import type { Localized } from '@qujat/kernel';

/** Names as the protocol spells them. */
const named = ({ kk, ru, en }: Localized) => ({ nameRu: ru, nameKz: kk, nameEn: en });

/** What API1 answers: who asks, until when, and where the documents are. */
export interface Announcement {
  readonly description: string;
  readonly expiresAt: Date;
  readonly organisation: { readonly name: Localized; readonly bin: string };
  readonly uri: string;
  readonly token: string;
}

/** API1 on the wire. */
export const announcementBody = ({ description, expiresAt, organisation, uri, token }: Announcement) => ({
  description,
  expiry_date: expiresAt.toISOString(),
  organisation: { ...named(organisation.name), bin: organisation.bin },
  document: { uri, auth_type: 'Token', auth_token: token },
});

/** A document to be signed with the phone. */
export interface OfferedDocument {
  readonly id: number;
  readonly name: string;
  readonly meta: readonly { readonly name: string; readonly value: string }[];
  readonly mime: string;
  readonly content: Buffer;
}

/** API2 on the wire: detached CMS over the content, `document.file.data` comes back as the signature. */
export const documentsBody = (documents: readonly OfferedDocument[]) => ({
  signMethod: 'CMS_SIGN_ONLY',
  documentsToSign: documents.map(({ id, name, meta, mime, content }) => ({
    id,
    ...named({ kk: name, ru: name, en: name }),
    meta,
    document: { file: { mime, data: content.toString('base64') } },
  })),
});

/** What the phone puts back; `undefined` when it is something else. */
export function signedDocuments(text: string): { id: number; signature: string }[] | undefined {
  try {
    const { documentsToSign } = JSON.parse(text) as { documentsToSign?: unknown };
    if (!Array.isArray(documentsToSign) || documentsToSign.length === 0) return undefined;
    const found = documentsToSign.map(signedDocument);
    return found.every((one) => one !== undefined) ? found : undefined;
  } catch {
    return undefined; // the question was whether it can be read
  }
}

function signedDocument(value: unknown): { id: number; signature: string } | undefined {
  const { id, document } = (value ?? {}) as { id?: unknown; document?: { file?: { data?: unknown } } };
  const signature = document?.file?.data;
  const number = Number(id);
  return Number.isInteger(number) && typeof signature === 'string' && signature !== ''
    ? { id: number, signature }
    : undefined;
}

/** What the QR code says. */
export const qrText = (address: string): string => `mobileSign:${address}`;

/** Opens the app on the phone whose browser follows it. */
export const launchLink = (address: string): string =>
  `https://m.egov.kz/mobileSign/?link=${encodeURIComponent(address)}&isi=1476128386&ibi=kz.egov.mobile&apn=kz.mobile.mgov`;

/** The key to the documents comes from the secret of the QR code, so that it need not be kept. */
export const documentsKey = (token: string): string =>
  createHmac('sha256', token).update('qujat mobile signing: documents').digest('base64url');

/** What is kept of a secret. */
export const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('hex');
