import { KEY_PURPOSE, readAsn1, TAG } from '@qujat/signature';
import { ofPerson } from '../authority/lifetimes.js';
import { PURPOSES } from '../certificates/profiles.js';
import type { Nca } from '../nca.js';
import { commonNameOf, organisationOf } from '../people/catalogue.js';
import { PEOPLE } from '../people/people.js';
import type { KeyAlgorithm, Organisation, Person } from '../people/person.types.js';

/** How a certificate stands at a moment. */
export type CertificateState = 'valid' | 'revoked' | 'suspended' | 'expired' | 'not-yet-valid';

/** One key that may sign, as the stand-in's page and the control interface list it. */
export interface OwnerEntry {
  readonly slug: string;
  readonly algorithm: KeyAlgorithm;
  readonly name: string;
  readonly patronymic?: string;
  readonly iin?: string;
  readonly role: Person['role'];
  readonly position: Person['position'];
  readonly organisation?: Pick<Organisation, 'slug' | 'bin' | 'name' | 'standing'>;
  /** Hex; absent while the certificate has not been issued. */
  readonly serial?: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly state: CertificateState;
}

/** Everyone's keys, with the state of the certificate in use. */
export function listOwners(nca: Nca, now: Date): OwnerEntry[] {
  return PEOPLE.flatMap((person) => person.algorithms.map((algorithm) => entry(nca, person, algorithm, now)));
}

function entry(nca: Nca, person: Person, algorithm: KeyAlgorithm, now: Date): OwnerEntry {
  const record = nca.store.current(person.slug, algorithm);
  const { notBefore, notAfter } = record ?? planned(person, now);
  const organisation = organisationOf(person);
  const revocation = record?.revocation?.reason ?? MISFITS[person.condition as keyof typeof MISFITS];
  return {
    slug: person.slug,
    algorithm,
    name: commonNameOf(person),
    ...(person.patronymic ? { patronymic: person.patronymic } : {}),
    ...(person.iin ? { iin: person.iin } : {}),
    role: person.role,
    position: person.position,
    ...(organisation ? { organisation: pickOf(organisation) } : {}),
    ...(record ? { serial: record.serial } : {}),
    notBefore,
    notAfter,
    state: stateOf(record ? record.revocation?.reason : revocation, notBefore, notAfter, now),
  };
}

const MISFITS = { revoked: 'affiliationChanged', suspended: 'certificateHold' } as const;

const pickOf = ({ slug, bin, name, standing }: Organisation) => ({ slug, bin, name, standing });

function planned(person: Person, now: Date): { notBefore: string; notAfter: string } {
  const { notBefore, notAfter } = ofPerson(person, now);
  return { notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString() };
}

function stateOf(reason: string | undefined, notBefore: string, notAfter: string, now: Date): CertificateState {
  if (reason !== undefined) return reason === 'certificateHold' ? 'suspended' : 'revoked';
  if (now.getTime() < Date.parse(notBefore)) return 'not-yet-valid';
  return now.getTime() > Date.parse(notAfter) ? 'expired' : 'valid';
}

/** Which keys a request admits: the `signerParams` of the basics module, and what follows from the data. */
export interface SignerFilter {
  readonly extKeyUsageOids?: readonly string[];
  readonly iin?: string;
  readonly bin?: string;
  readonly serialNumber?: string;
  /** Absent: the NCA only (this one stands in for it). Empty: any. Otherwise DER of the issuers admitted. */
  readonly chain?: readonly Uint8Array[];
  /** Length of the digest given instead of the data: 64 bytes is Streebog's, 32 is SHA-256's. */
  readonly digestLength?: number;
}

const DIGEST_LENGTH: Readonly<Record<KeyAlgorithm, number>> = { gost: 64, rsa: 32 };

/** Why a key is not admitted; `undefined` when it is. */
export async function whyNot(owner: OwnerEntry, filter: SignerFilter, nca: Nca): Promise<string | undefined> {
  const missing = filter.extKeyUsageOids?.filter((oid) => !PURPOSES[owner.role].includes(oid)) ?? [];
  if (missing.includes(KEY_PURPOSE.clientAuth))
    return 'keys of 2022 and later have no separate certificate to sign in with';
  if (missing.length > 0) return `the certificate is not for ${missing.join(', ')}`;
  if (filter.iin && filter.iin !== owner.iin) return 'another IIN is asked for';
  if (filter.bin && filter.bin !== owner.organisation?.bin) return 'another BIN is asked for';
  if (filter.serialNumber && filter.serialNumber.toLowerCase() !== owner.serial)
    return 'another certificate is asked for';
  if (filter.digestLength !== undefined && filter.digestLength !== DIGEST_LENGTH[owner.algorithm]) {
    return `a digest of ${filter.digestLength} bytes is not one for this key`;
  }
  return filter.chain?.length && !(await issuedUnder(owner, filter.chain, nca))
    ? 'another issuer is asked for'
    : undefined;
}

async function issuedUnder({ slug, algorithm }: OwnerEntry, chain: readonly Uint8Array[], nca: Nca): Promise<boolean> {
  const authority = nca.authorityOf(slug, algorithm);
  const own = [await authority.root(), await authority.issuing()];
  return chain.some((certificate) => own.some((ours) => Buffer.from(ours.certificate).equals(certificate)));
}

/** Is it a certificate at all? For `chain` members given by a web page. */
export const looksLikeCertificate = (bytes: Uint8Array): boolean => {
  try {
    return readAsn1(bytes).inside(TAG.sequence, 'certificate').length === 3;
  } catch {
    return false; // the question was whether it can be read
  }
};
