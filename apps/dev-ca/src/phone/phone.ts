import type { Nca } from '../nca.js';
import { usual } from '../nca.js';
import type { KeyAlgorithm } from '../people/person.types.js';
import type { Signer } from '../signing/signer.js';
import type { Holder, Scanned } from './phone.types.js';

/** A QR code that cannot be followed: the portal refuses, or says something that eGov mobile would not understand. */
export class CannotScan extends Error {}

type Json = Readonly<Record<string, unknown>>;

/** A stand-in for eGov mobile: follows a QR code as the app does (API1, API2), signs, and puts the signatures back. */
export class Phone {
  constructor(
    private readonly nca: Nca,
    private readonly signer: Signer,
  ) {}

  /** @param text what the QR code says, the launch link, or the address itself */
  async scan(text: string, { slug, algorithm = usual(slug), decline = false }: Holder): Promise<Scanned> {
    const announced = await getJson(addressIn(text));
    const { uri, auth_type: type, auth_token: token } = announced['document'] as Record<string, string>;
    const headers: Record<string, string> = type === 'None' ? {} : { authorization: `${type} ${token}` };
    const asked = await getJson(uri!, headers);
    if (asked['signMethod'] !== 'CMS_SIGN_ONLY') throw new CannotScan(`signMethod ${String(asked['signMethod'])}`);
    const documents = asked['documentsToSign'] as OfferedDocument[];
    const { nameRu } = announced['organisation'] as Record<string, string>;
    const seen = {
      ...{ description: String(announced['description']), organisation: nameRu! },
      documents: documents.map((document) => document.nameRu),
    };
    if (decline) return { ...seen, status: null };
    const signed = [];
    for (const document of documents) signed.push(await this.signed(document, slug, algorithm));
    const body = JSON.stringify({ ...asked, documentsToSign: signed });
    const content = { 'content-type': 'application/json' };
    const { status } = await fetch(uri!, { method: 'PUT', headers: { ...headers, ...content }, body });
    return { ...seen, status };
  }

  /** The document with its signature where the content was, as the app gives it back. */
  private async signed(document: OfferedDocument, slug: string, algorithm: KeyAlgorithm): Promise<OfferedDocument> {
    const { mime, data } = document.document.file;
    const what = { content: Buffer.from(data, 'base64') };
    const credential = await this.nca.credential(slug, algorithm);
    const cms = await this.signer.cms(credential, what, { detached: true, withTimestamp: false });
    return { ...document, document: { file: { mime, data: Buffer.from(cms).toString('base64') } } };
  }
}

interface OfferedDocument {
  readonly id: number;
  readonly nameRu: string;
  readonly document: { readonly file: { readonly mime: string; readonly data: string } };
}

/** The address behind a QR code (`mobileSign:…`) or a launch link. */
function addressIn(text: string): string {
  const plain = text.trim().replace(/^mobileSign:/, '');
  if (!URL.canParse(plain)) throw new CannotScan('this is no QR code of eGov mobile');
  return new URL(plain).searchParams.get('link') ?? plain;
}

async function getJson(address: string, headers: Record<string, string> = {}): Promise<Json> {
  const response = await fetch(address, { headers });
  const body = (await response.json().catch(() => ({}))) as Json;
  if (!response.ok) throw new CannotScan(`${response.status}: ${JSON.stringify(body['detail'])}`);
  return body;
}
