import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { EXTENSION, oidOf, readAsn1 } from '@qujat/signature';
import { readKey, readP12, WrongPassword } from '../../apps/dev-ca/src/index.js';

const dir = path.join(process.env.QUJAT_SAMPLES ?? '', 'p12');
const files = ['2026', 'older'].flatMap((pack) =>
  readdirSync(path.join(dir, pack)).map((name) => path.join(pack, name)),
);

/** The certificate's SubjectPublicKeyInfo, read from its DER: Node does not know the national keys. */
function publicKeyInfo(certificate: Uint8Array): Uint8Array {
  return readAsn1(certificate).children[0]!.children[6]!.bytes;
}

/** The Subject Key Identifier extension's value. */
function keyIdentifier(certificate: Uint8Array): string {
  const extensions = readAsn1(certificate).children[0]!.children.at(-1)!.children[0]!.children;
  const found = extensions.find((node) => oidOf(node.children[0]) === EXTENSION.subjectKeyIdentifier);
  return Buffer.from(readAsn1(found!.children.at(-1)!.content).content).toString('hex');
}

describe('p12 files that the NCA made', () => {
  it('are there', () => expect(files.length).toBeGreaterThan(30));

  it.each(files)('%s: the key in it is the key of its certificate', (name) => {
    const { privateKeys, certificates } = readP12(readFileSync(path.join(dir, name)), 'Qwerty12');
    expect([privateKeys.length, certificates.length]).toEqual([1, 1]);
    const expected = Buffer.from(publicKeyInfo(certificates[0]!)).toString('hex');
    expect(Buffer.from(readKey(privateKeys[0]!).publicKeyInfo).toString('hex')).toBe(expected);
    expect(new X509Certificate(certificates[0]!).subject).toMatch(/C=KZ/);
  });

  it.each(files.filter((name) => name.startsWith('older')))('%s is named by its subject key identifier', (name) => {
    const { certificates } = readP12(readFileSync(path.join(dir, name)), 'Qwerty12');
    expect(name).toContain(keyIdentifier(certificates[0]!));
  });

  it('do not open with another password', () => {
    expect(() => readP12(readFileSync(path.join(dir, files[0]!)), 'qwerty12')).toThrow(WrongPassword);
  });
});
