/** Purposes of keys by the names that RFC 5280 4.2.1.12 gives them. */
import { KEY_PURPOSE } from '@qujat/signature';

const NAMES: Readonly<Record<string, string>> = {
  anyExtendedKeyUsage: '2.5.29.37.0',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: KEY_PURPOSE.clientAuth,
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: KEY_PURPOSE.emailProtection,
  timeStamping: KEY_PURPOSE.timeStamping,
  OCSPSigning: KEY_PURPOSE.ocspSigning,
  ocspSigning: KEY_PURPOSE.ocspSigning,
};

/** The identifier of a purpose, from its name (with or without `id-kp-`) or itself; undefined for anything else. */
export function purposeOf(name: string): string | undefined {
  const plain = name.replace(/^id-kp-/, '');
  if (Object.hasOwn(NAMES, plain)) return NAMES[plain];
  return /^[0-2](\.\d+)+$/.test(name) ? name : undefined;
}
