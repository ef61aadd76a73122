/** Seeds that the world's signers sign: their keys lie in the p12 seeds. */
import { ALGORITHM, signCms, signXml, toBase64, toPem, writeAsicE, type PrivateKey } from '@qujat/signature';
import { readKeyFile } from '@qujat/trust';
import { AT, CONTENT, PASSWORD, seedsOf, worldFile } from './world.js';

/** Target, name, content. */
type Seed = readonly [string, string, Uint8Array | string];

interface Signer {
  readonly certificate: Uint8Array;
  readonly privateKey: PrivateKey;
}

const ORDER = new TextEncoder().encode(
  '<?xml version="1.0" encoding="UTF-8"?>\n<order xmlns="urn:order" n="7"><!-- c --><sum cur="KZT">10</sum><p:to xmlns:p="urn:p">Шарт</p:to></order>',
);

async function xml(kind: string, signer: Signer): Promise<Seed[]> {
  const options = { ...signer, xml: ORDER, signingTime: AT };
  const plain = await signXml({ ...options, form: 'enveloped', level: 'XMLDSig' });
  return [
    ['xml', `${kind}-plain.xml`, plain],
    ['xml', `${kind}-xades.xml`, await signXml({ ...options, form: 'enveloped', level: 'B' })],
    ['xml', `${kind}-enveloping.xml`, await signXml({ ...options, form: 'enveloping', level: 'B' })],
    ['xml', `${kind}-two.xml`, await signXml({ ...options, xml: plain, form: 'enveloped', level: 'XMLDSig' })],
  ];
}

async function asic(kind: string, signer: Signer): Promise<Seed[]> {
  const files = [
    { name: 'contract.txt', content: CONTENT, mimeType: 'text/plain' },
    { name: 'annex/Баға.csv', content: new TextEncoder().encode('a;b\n'.repeat(50)) },
  ];
  const digestAlgorithm = kind === 'rsa' ? ALGORITHM.sha256 : ALGORITHM.streebog512;
  const sign = (content: Uint8Array): Promise<Uint8Array> =>
    signCms({ ...signer, content, detached: true, signingTime: AT });
  const one = { digestAlgorithm, sign };
  return [
    ['zip', `${kind}-asic-e.zip`, await writeAsicE({ files, signers: [one] })],
    ['zip', `${kind}-asic-e-two.zip`, await writeAsicE({ files, signers: [one, one] })],
  ];
}

async function stream(kind: string, signer: Signer): Promise<Seed[]> {
  const content = new TextEncoder().encode('Шарт. '.repeat(400));
  const attached = await signCms({ ...signer, content, detached: false, signingTime: AT });
  return [
    ['stream', `${kind}-attached.p7s`, attached],
    ['stream', `${kind}.pem`, toPem(attached)],
    ['stream', `${kind}.b64`, toBase64(attached)],
    ['stream', `${kind}-detached.p7s`, seedsOf('cms').get(`${kind}-stamped.p7s`)!],
  ];
}

function lines(kind: string): Seed[] {
  const pem = (name: string): string => toPem(worldFile(`${kind}-${name}.cer`), 'CERTIFICATE');
  const usual = { id: kind, leaf: pem('signer'), intermediates: [pem('issuing')], anchors: [pem('root')] };
  const at = AT.toISOString();
  const crls = [toBase64(worldFile(`${kind}-good.crl`))];
  const policies = { initialPolicySet: ['1.2.398.3.3.2'], requireExplicitPolicy: true, inhibitAnyPolicy: true };
  const line = (more: object): string => `${JSON.stringify({ ...usual, at, ...more })}\n`;
  return [
    ['path', `${kind}-none.jsonl`, line({ revocation: 'none', keyUsage: ['digitalSignature'], maxDepth: 3 })],
    [
      'path',
      `${kind}-required.jsonl`,
      line({ crls, revocation: 'required', anchors: [pem('issuing')], intermediates: [] }),
    ],
    ['path', `${kind}-policies.jsonl`, line({ revocation: 'none', policies, peerNames: ['a@example.kz'] })],
  ];
}

/** All of one kind of key. */
export async function signedSeeds(kind: 'rsa' | 'gost'): Promise<readonly Seed[]> {
  const { privateKey } = await readKeyFile(seedsOf('p12').get(`${kind}.p12`)!, PASSWORD);
  const signer = { privateKey, certificate: worldFile(`${kind}-signer.cer`) };
  return [...(await xml(kind, signer)), ...(await asic(kind, signer)), ...(await stream(kind, signer)), ...lines(kind)];
}
