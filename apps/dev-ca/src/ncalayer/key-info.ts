import { ATTRIBUTE, oidOf, readAsn1, toHex, toPem } from '@qujat/signature';
import type { Credential } from '../authority/authority.js';
import { keyIdentifier } from '../certificates/certificate.js';
import type { CertificateRecord } from '../state/state.types.js';

/** How Java's X500Principal, and so NCALayer, words the attributes. */
const LABELS: Readonly<Record<string, string>> = {
  [ATTRIBUTE.commonName]: 'CN',
  [ATTRIBUTE.surname]: 'SURNAME',
  [ATTRIBUTE.serialNumber]: 'SERIALNUMBER',
  [ATTRIBUTE.country]: 'C',
  [ATTRIBUTE.organization]: 'O',
  [ATTRIBUTE.organizationalUnit]: 'OU',
  [ATTRIBUTE.givenName]: 'GIVENNAME',
  [ATTRIBUTE.businessCategory]: 'BusinessCategory',
  [ATTRIBUTE.userId]: 'UID',
  [ATTRIBUTE.domainComponent]: 'DC',
};

interface NameView {
  readonly cn: string;
  readonly dn: string;
}

function nameView(name: Uint8Array): NameView {
  const pairs = readAsn1(name).children.map((rdn) => {
    const [type, value] = rdn.children[0]!.children;
    return [LABELS[oidOf(type)] ?? oidOf(type), new TextDecoder().decode(value!.content)] as const;
  });
  const cn = pairs.find(([label]) => label === 'CN')?.[1] ?? '';
  return { cn, dn: pairs.map(([label, value]) => `${label}=${value}`).join(',') };
}

/** `dd.MM.yyyy HH:mm:ss` in Kazakhstan's time, UTC+5. */
function localTime(iso: string): string {
  const shifted = new Date(Date.parse(iso) + 5 * 3_600_000).toISOString();
  const [date = '', time = ''] = shifted.split('T');
  return `${date.split('-').reverse().join('.')} ${time.slice(0, 8)}`;
}

/** What `getKeyInfo` answers about a key. */
export function keyInfo(credential: Credential, issuer: Credential, record: CertificateRecord): Record<string, string> {
  const toBeSigned = readAsn1(credential.certificate).children[0]!.children;
  const subject = nameView(toBeSigned[5]!.bytes);
  const issuerName = nameView(toBeSigned[3]!.bytes);
  const keyId = toHex(keyIdentifier(credential.key.publicKeyInfo));
  return {
    alias: keyId,
    keyId,
    algorithm: credential.key.algorithm === 'gost' ? 'ECGOST3410-2015-512' : 'RSA',
    subjectCn: subject.cn,
    subjectDn: subject.dn,
    issuerCn: issuerName.cn,
    issuerDn: issuerName.dn,
    serialNumber: credential.serial,
    certNotAfter: localTime(record.notAfter),
    certNotBefore: localTime(record.notBefore),
    authorityKeyIdentifier: toHex(keyIdentifier(issuer.key.publicKeyInfo)),
    pem: toPem(credential.certificate, 'CERTIFICATE'),
  };
}
