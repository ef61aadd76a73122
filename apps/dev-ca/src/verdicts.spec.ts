import { readFileSync } from 'node:fs';
import path from 'node:path';
import { validate } from '@qujat/signature';
import { PEOPLE, startDevCa, type DevCa, type KeyAlgorithm } from './index.js';
import { ocspRequestFor } from './testing/ocsp-request.js';
import { Scratch } from './testing/openssl.js';

const CONTENT = Buffer.from('Акт № 4\n');
const NONCE = Buffer.from('0badcafe', 'hex');

let ca: DevCa;
let scratch: Scratch;

beforeAll(async () => {
  scratch = new Scratch();
  ca = await startDevCa({ dir: path.join(scratch.dir, 'ca'), port: 0, ncalayerPort: 0 });
});

afterAll(async () => {
  await ca.stop();
  scratch.remove();
});

const anchor = (name: string): Uint8Array => readFileSync(path.join(ca.trustDir, `${name}.cer`));
const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());

async function ocsp(certificate: Uint8Array, algorithm: KeyAlgorithm): Promise<Uint8Array> {
  const body = Buffer.from(ocspRequestFor(certificate, anchor(`nca_${algorithm}`), NONCE));
  return bytesOf(await fetch(`${ca.url}/ocsp/`, { method: 'POST', body }));
}

/** The verdict on a signature by someone, with the status of their certificate fetched after it. */
async function verdict(slug: string, algorithm: KeyAlgorithm, withTimestamp = false): Promise<string> {
  const signature = await ca.sign(slug, CONTENT, { algorithm, withTimestamp });
  const certificate = await ca.certificate(slug, algorithm);
  const lists = ['nca', 'nca_d', 'root'].map((name) => fetch(`${ca.url}/crl/${name}_${algorithm}.crl`).then(bytesOf));
  const report = await validate({
    signature,
    content: { bytes: CONTENT },
    trust: { anchors: [anchor(`root_${algorithm}`)], intermediates: [anchor(`nca_${algorithm}`)] },
    evidence: { certificates: [], crls: await Promise.all(lists), ocspResponses: [await ocsp(certificate, algorithm)] },
    at: new Date(),
  });
  return [report.indication, report.subIndication].filter(Boolean).join(' ');
}

describe('the product’s verdict on what the development NCA makes', () => {
  const honest = PEOPLE.filter(({ condition, role }) => condition === 'valid' && role !== 'treasury-client');
  // Foreign keys are of a foreign authority: libs/trust/src/foreign judges those.
  const national = honest.filter(({ algorithms }) => algorithms.includes('gost'));
  const usual = national.map(({ slug }) => [slug, 'gost'] as const);
  const keys = [...usual, ['zhetisu-head', 'rsa'] as const, ['operator-system', 'rsa'] as const];

  it.each(keys)('%s with %s: passed', async (slug, algorithm) => {
    expect(await verdict(slug, algorithm)).toBe('TOTAL-PASSED');
  });

  it.each(['gost', 'rsa'] as const)('passed with a timestamp, %s', async (algorithm) => {
    expect(await verdict('alatau-head', algorithm, true)).toBe('TOTAL-PASSED');
  });

  it.each([
    ['alatau-revoked', 'INDETERMINATE REVOKED_NO_POE'],
    ['alatau-suspended', 'INDETERMINATE TRY_LATER'],
    ['alatau-expired', 'INDETERMINATE OUT_OF_BOUNDS_NO_POE'],
    ['alatau-early', 'TOTAL-FAILED NOT_YET_VALID'],
  ])('%s: %s', async (slug, expected) => {
    expect(await verdict(slug, 'gost')).toBe(expected);
    // a timestamp taken afterwards proves nothing about the time before
    expect(await verdict(slug, 'rsa', true)).toBe(expected);
  });
});
