import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromBER } from 'asn1js';
import { ContentInfo, SignedData, type SignerInfo } from 'pkijs';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { describeWith } from '../../../../test/support/requires.js';

const SIGNATURE_TIMESTAMP = '1.2.840.113549.1.9.16.2.14';

describeWith('openssl', 'a receipt, verified by OpenSSL with the chain of the NCA alone', () => {
  let world: ExchangeWorld;
  const dir = mkdtempSync(path.join(tmpdir(), 'qujat-receipt-'));

  beforeAll(async () => {
    world = await exchangeWorld();
    const id = await world.received();
    const { recordBase64, signatureBase64 } = (await world.as('alatau-head').get(`/api/documents/${id}/receipt`)).body;
    const signature = Buffer.from(signatureBase64 as string, 'base64');
    const [signer] = SignedDataOf(signature).signerInfos;
    const chain = ['root_rsa', 'nca_rsa'].map((name) => openssl('x509', '-inform', 'DER', '-in', trusted(name)));
    write('chain.pem', Buffer.concat(chain));
    write('record', Buffer.from(recordBase64 as string, 'base64'));
    write('other', Buffer.from('{}'));
    write('receipt.p7s', signature);
    write('value', Buffer.from(signer!.signature.valueBlock.valueHexView));
    write('token', timestampOf(signer!));
  });

  afterAll(async () => {
    await world?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const trusted = (name: string) => path.join(world.ca.trustDir, `${name}.cer`);
  const write = (name: string, bytes: Uint8Array) => writeFileSync(path.join(dir, name), bytes);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });

  /** The NCA's key purposes are its own: OpenSSL is told that any will do. */
  const cms = (content: string) =>
    openssl(
      ...['cms', '-verify', '-inform', 'DER', '-in', 'receipt.p7s', '-content', content, '-binary'],
      ...['-CAfile', 'chain.pem', '-purpose', 'any', '-out', 'verified'],
    );
  const ts = (data: string) =>
    openssl('ts', '-verify', '-data', data, '-in', 'token', '-token_in', '-CAfile', 'chain.pem').toString();

  it('E-7.4: openssl cms -verify accepts the portal’s signature over the record, and over nothing else', () => {
    expect(() => cms('record')).not.toThrow();
    expect(() => cms('other')).toThrow(/digest|content verify/);
  });

  it('E-7.4: openssl ts -verify accepts the timestamp over the signature, and over nothing else', () => {
    expect(ts('value')).toContain('Verification: OK');
    expect(() => ts('other')).toThrow(/mismatch/);
  });
});

const SignedDataOf = (cms: Uint8Array): SignedData =>
  new SignedData({ schema: new ContentInfo({ schema: fromBER(cms).result }).content });

function timestampOf({ unsignedAttrs }: SignerInfo): Buffer {
  const found = unsignedAttrs?.attributes.find(({ type }) => type === SIGNATURE_TIMESTAMP);
  return Buffer.from((found!.values as { toBER(): ArrayBuffer }[])[0]!.toBER());
}
