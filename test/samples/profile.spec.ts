import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EXTENSION, oidOf, readAsn1, toHex, type Asn1Node } from '@qujat/signature';
import { readP12, startDevCa, type DevCa } from '../../apps/dev-ca/src/index.js';

const pack = path.join(process.env.QUJAT_SAMPLES ?? '', 'p12', '2026');
const dir = mkdtempSync(path.join(os.tmpdir(), 'qujat-profile-'));
let ca: DevCa;

beforeAll(async () => {
  ca = await startDevCa({ dir: path.join(dir, 'ca'), port: 0, ncalayerPort: 0 });
});

afterAll(async () => {
  await ca.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** The NCA's certificates of 2026; in this pack the names of the last two are swapped. */
const PAIRS = [
  ['individual_valid', 'individual'],
  ['legal_valid_head', 'alatau-head'],
  ['legal_valid_employee_signright', 'alatau-signer'],
  ['legal_valid_employee', 'alatau-accountant'],
  ['legal_valid_treasury_client', 'operator-system'],
  ['legal_valid_infosystem', 'zhetisu-treasury'],
] as const;

/** Extensions whose whole value must be the same. */
const EQUAL: readonly string[] = [EXTENSION.extendedKeyUsage, EXTENSION.keyUsage, EXTENSION.ncaKeyStore];

const dayOf = (time: Asn1Node): number => {
  const text = Buffer.from(time.content).toString();
  return Date.UTC(2000 + Number(text.slice(0, 2)), Number(text.slice(2, 4)) - 1, Number(text.slice(4, 6))) / 86_400_000;
};

/** What two certificates of one profile have in common: everything but names, numbers, dates and addresses. */
function shapeOf(certificate: Uint8Array) {
  const [version, serial, algorithm, , validity, subject, key, extensions] =
    readAsn1(certificate).children[0]!.children;
  const rows = extensions!.children[0]!.children.map(({ children }) => {
    const [id, ...rest] = children;
    const name = oidOf(id);
    return [name, rest.length === 2, EQUAL.includes(name) ? toHex(rest.at(-1)!.content) : ''];
  });
  const [from, to] = validity!.children;
  return {
    version: toHex(version!.bytes),
    serialLength: serial!.content.length,
    algorithm: toHex(algorithm!.bytes),
    years: Math.round((dayOf(to!) - dayOf(from!)) / 365),
    subject: subject!.children.map((rdn) => {
      const [type, value] = rdn.children[0]!.children;
      return `${oidOf(type)} as ${value!.tag}`;
    }),
    key: toHex(key!.children[0]!.bytes),
    keyLength: key!.children[1]!.content.length,
    extensions: rows.map((row) => row.join(' ')).sort(),
  };
}

describe('certificates of the development NCA, beside those of the NCA', () => {
  it.each(PAIRS)('%s and ours of %s have the same shape', async (file, slug) => {
    const real = readP12(readFileSync(path.join(pack, `${file}.p12`)), 'Qwerty12').certificates[0]!;
    expect(shapeOf(await ca.certificate(slug, 'gost'))).toEqual(shapeOf(real));
  });
});
