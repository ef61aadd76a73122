/** Makes what is verified: keys, certificates, signatures small and large, a long CRL. Written to a folder, so that rows start clean. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/swc.mjs';

const dist = path.join(root, 'dist', 'libs', 'signature', 'src');
const { addSignatureTimestamp, integer, sequence, signatureValues, signCms, signXml, time, toPem } = await import(
  path.join(dist, 'index.js')
);
const { certify, keyUsage, signed } = await import(path.join(dist, 'testing', 'certificates.js'));
const { makePki, SIGNING, FIRST_HEAD } = await import(path.join(dist, 'testing', 'pki.js'));
const { revocationList, timestampToken } = await import(path.join(dist, 'testing', 'revocation.js'));

export const AT = new Date('2026-06-01T13:00:00Z');
export const MB = 1024 * 1024;
/** Signatures that are judged in turn. */
export const DOCUMENTS = 50;

const pem = (party, label = 'CERTIFICATE') => toPem(party, label);

async function small({ certificate, key }, i) {
  const content = new TextEncoder().encode(`Document ${i} ${'·'.repeat(500)}`);
  const { privateKey } = key;
  return { content, signature: await signCms({ content, detached: true, certificate, privateKey, signingTime: AT }) };
}

async function rates(write, rsa, gost) {
  for (let i = 0; i < DOCUMENTS; i++) {
    const known = await small(rsa.signer, i);
    write(`known-${i}.doc`, known.content);
    write(`known-${i}.sig`, known.signature);
    const stranger = await certify({
      subject: FIRST_HEAD,
      key: rsa.tsa.key,
      issuer: rsa.issuing,
      extensions: [keyUsage(...SIGNING)],
    });
    const first = await small(stranger, i);
    write(`strangers-${i}.doc`, first.content);
    write(`strangers-${i}.sig`, first.signature);
    const national = await small(gost.signer, i);
    const [over] = signatureValues(national.signature);
    write(`gost-${i}.doc`, national.content);
    write(`gost-${i}.sig`, addSignatureTimestamp(national.signature, await timestampToken({ tsa: gost.tsa, over })));
  }
}

async function large(dir, write, rsa) {
  const { certificate, key } = rsa.signer;
  const content = new Uint8Array(50 * MB).map((_, i) => (i * 31 + (i >> 9)) & 255);
  const common = { content, certificate, privateKey: key.privateKey, signingTime: AT };
  write('large.doc', content);
  write('detached.sig', await signCms({ ...common, detached: true }));
  write('attachedDER.sig', await signCms({ ...common, detached: false }));
  const pkcs8 = new Uint8Array(await globalThis.crypto.subtle.exportKey('pkcs8', key.privateKey));
  write('signer.key', pem(pkcs8, 'PRIVATE KEY'));
  write('signer.pem', pem(certificate));
  // OpenSSL streams: indefinite lengths, the content in pieces
  const args =
    'cms -sign -stream -indef -nodetach -binary -in large.doc -signer signer.pem -inkey signer.key -outform DER';
  spawnSync('openssl', [...args.split(' '), '-out', 'attachedBER.sig'], { cwd: dir });
}

async function longList(write, { issuing, signer }) {
  const issuerKey = issuing.key;
  const revokedAt = time(new Date('2026-02-01T00:00:00Z'));
  const list = Array.from({ length: 500_000 }, (_, i) => sequence(integer(100_000_000 + 7 * i), revokedAt));
  const entries = sequence(Buffer.concat(list));
  const tbs = sequence(
    integer(1),
    issuerKey.signatureAlgorithm,
    issuing.name,
    time(new Date('2026-06-01T00:00:00Z')),
    time(new Date('2026-06-02T00:00:00Z')),
    entries,
  );
  write('long.crl', await signed(tbs, issuerKey));
  write('subject.cer', signer.certificate);
}

async function xml(write, { signer }) {
  const { certificate, key } = signer;
  const words = 'Кеңсе қағазы А4, 80 г/м², 500 парақ; жеткізу мекенжайы: Астана қ., Сынақ көшесі, 1. '.repeat(2);
  const line = `<row id="17"><name>${words}</name><sum currency="KZT">15300.00</sum></row>\n`;
  for (const size of [1, 50]) {
    const document = `<order xmlns="urn:example">${line.repeat(Math.floor((size * MB) / Buffer.byteLength(line)))}</order>`;
    const signedXml = await signXml({
      xml: new TextEncoder().encode(document),
      form: 'enveloped',
      level: 'XMLDSig',
      certificate,
      privateKey: key.privateKey,
      signingTime: AT,
    });
    write(`xml${size}.xml`, signedXml);
  }
}

/** Writes everything; a part that cannot be made leaves its rows to say so. */
export async function prepare(dir) {
  const write = (name, data) => writeFileSync(path.join(dir, name), data);
  const [rsa, gost] = await Promise.all([makePki('rsa'), makePki('gost')]);
  for (const [name, pki] of Object.entries({ rsa, gost })) {
    write(`${name}-root.cer`, pki.root.certificate);
    write(`${name}-issuing.cer`, pki.issuing.certificate);
    write(`${name}.crl`, await revocationList({ issuer: pki.issuing }));
  }
  write('ca.pem', pem(rsa.root.certificate) + pem(rsa.issuing.certificate));
  await rates(write, rsa, gost);
  await large(dir, write, rsa);
  await longList(write, rsa);
  await xml(write, rsa).catch((error) => console.error(`  the XML documents could not be made: ${error.message}`));
}
