/**
 * Makes the seeds anew: `node --import ./test/support/typescript.mjs test/fuzz/make-corpus.ts`; with `--signed`, only those that
 * the keys at hand sign (signed-seeds.ts). Findings are left alone.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  GostKey,
  ALGORITHM,
  addSignatureTimestamp,
  encodePkcs8,
  signatureValues,
  signCms,
  toPem,
} from '@qujat/signature';
import { writeP12 } from '../../apps/dev-ca/src/index.js';
import { writeNcaContainer } from '../../libs/signature/src/container/nca/write-nca.js';
import { makePki, type TestPki } from '../../libs/signature/src/testing/pki.js';
import { ocspResponse, revocationList, timestampToken } from '../../libs/signature/src/testing/revocation.js';
import { signedSeeds } from './signed-seeds.js';
import { AT, CONTENT, CORPUS, PASSWORD } from './world.js';

function put(target: string, name: string, data: Uint8Array | string): void {
  mkdirSync(path.join(CORPUS, target), { recursive: true });
  writeFileSync(path.join(CORPUS, target, name), data);
}

async function signatures(kind: string, pki: TestPki): Promise<void> {
  const { certificate, key } = pki.signer;
  const options = { content: CONTENT, certificate, privateKey: key.privateKey, signingTime: AT };
  const attached = await signCms({ ...options, detached: false, chain: [pki.issuing.certificate] });
  const detached = await signCms({ ...options, detached: true });
  const token = await timestampToken({ tsa: pki.tsa, over: signatureValues(detached)[0]!, genTime: AT });
  put('cms', `${kind}-attached.p7s`, attached);
  put('cms', `${kind}-detached.p7s`, detached);
  put('cms', `${kind}-stamped.p7s`, addSignatureTimestamp(detached, token));
  put('pem', `${kind}.pem`, toPem(detached));
  put('pem', `${kind}.b64`, Buffer.from(detached).toString('base64'));
  put('timestamp', `${kind}.tst`, token);
  put('world', `${kind}-stamped-value.bin`, signatureValues(detached)[0]!);
  const sign = (content: Uint8Array): Promise<Uint8Array> => signCms({ ...options, content, detached: true });
  const files = [
    { name: 'contract.txt', content: CONTENT },
    { name: 'annex/Баға.csv', content: new TextEncoder().encode('a;b\n'.repeat(200)) },
  ];
  const digestAlgorithm = kind === 'rsa' ? ALGORITHM.sha256 : ALGORITHM.streebog512;
  put('zip', `${kind}-nca.zip`, await writeNcaContainer({ files, digestAlgorithm, sign }));
}

async function revocation(kind: string, pki: TestPki): Promise<void> {
  const { issuing: issuer, signer, responder } = pki;
  const good = await revocationList({ issuer });
  const revoked = [{ party: signer, at: new Date('2026-05-01T00:00:00Z'), reason: 1 }];
  put('world', `${kind}-good.crl`, good);
  put('crl', `${kind}-good.crl`, good);
  put('crl', `${kind}-revoked.crl`, await revocationList({ issuer, revoked }));
  put('crl', `${kind}-delta.crl`, await revocationList({ issuer, number: 2, deltaBase: 1, revoked }));
  put('ocsp', `${kind}-good.ocsp`, await ocspResponse({ certificate: signer, issuer, responder }));
  put('ocsp', `${kind}-own.ocsp`, await ocspResponse({ certificate: signer, issuer }));
  const status = { at: new Date('2026-05-01T00:00:00Z'), reason: 1 };
  put('ocsp', `${kind}-revoked.ocsp`, await ocspResponse({ certificate: signer, issuer, responder, status }));
}

async function world(kind: 'rsa' | 'gost'): Promise<void> {
  const pki = await makePki(kind);
  put('world', `${kind}-root.cer`, pki.root.certificate);
  put('world', `${kind}-issuing.cer`, pki.issuing.certificate);
  put('world', `${kind}-signer.cer`, pki.signer.certificate);
  for (const name of ['root', 'issuing', 'signer', 'tsa', 'responder'] as const) {
    put('certificate', `${kind}-${name}.cer`, pki[name].certificate);
    put('asn1', `${kind}-${name}.der`, pki[name].certificate);
  }
  await signatures(kind, pki);
  await revocation(kind, pki);
  const { privateKey } = pki.signer.key;
  const privateKeyInfo =
    privateKey instanceof GostKey
      ? encodePkcs8(privateKey)
      : new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey));
  const { certificate } = pki.signer;
  put('p12', `${kind}.p12`, writeP12({ privateKeyInfo, certificate, keyId: new Uint8Array(20) }, PASSWORD));
}

for (const kind of ['rsa', 'gost'] as const) {
  if (!process.argv.includes('--signed')) await world(kind);
  for (const [target, name, data] of await signedSeeds(kind)) put(target, name, data);
}
