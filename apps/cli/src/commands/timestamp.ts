/** `qujat timestamp`: a timestamp token over a file. */
import { parseArgs } from 'node:util';
import { ALGORITHM } from '@qujat/signature';
import { EXIT, UsageError, type Command, type Output } from '../command.js';
import { readFile, writeResult } from '../files.js';
import { namedAddress } from '../services/addresses.js';
import { chooseTsa, getTimestamp } from '../services/timestamps.js';
import { readServices, readTrust } from '../trust-folder.js';

const HELP = `Gets a timestamp (RFC 3161) over a file: the proof that it existed at that time.
To put a timestamp into a signature, use "npx qujat raise --to T".

Usage: npx qujat timestamp FILE --tsa URL [OPTIONS]

  FILE           what is timestamped; the token goes to FILE.tst beside it
  --tsa URL      the timestamp authority (default: the one that DIR/trust.json names)
  --hash HASH    sha256 (default), sha512 or streebog512
  --trust DIR    trust anchors and CA certificates: the token is checked before it is written
                 (default: the development NCA's, in the product's data folder)
  --unchecked    write the token as it came, without a trust folder
  --out FILE     where the token goes
  --force        overwrite what is there

Exit code: 0 written, 64 wrong use, 65 unreadable input, or no timestamp that proves anything.

Example:
  npx qujat timestamp contract.pdf --tsa http://tsp.pki.gov.kz --trust ./nca`;

const OPTIONS = {
  tsa: { type: 'string' },
  hash: { type: 'string', default: 'sha256' },
  trust: { type: 'string' },
  unchecked: { type: 'boolean', default: false },
  out: { type: 'string' },
  force: { type: 'boolean', default: false },
} as const;

const HASHES: Readonly<Record<string, string>> = {
  sha256: ALGORITHM.sha256,
  sha512: ALGORITHM.sha512,
  streebog512: ALGORITHM.streebog512,
};

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

async function run(args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = readArguments(args);
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError('name the file; `npx qujat timestamp --help` explains');
  if (more.length > 0) throw new UsageError(`one file at a time; what is ${more.join(' ')}?`);
  const algorithm = Object.hasOwn(HASHES, values.hash) ? HASHES[values.hash] : undefined;
  if (algorithm === undefined) throw new UsageError(`--hash is one of ${Object.keys(HASHES).join(', ')}`);
  const named = values.tsa === undefined ? undefined : namedAddress(values.tsa, '--tsa');
  const trust = values.unchecked ? undefined : await readTrust(values.trust, output);
  const listed = named === undefined ? ((await readServices(values.trust))?.tsa ?? []) : [];
  const token = await getTimestamp(await readFile(file), algorithm, chooseTsa(named, listed, algorithm), trust);
  const to = values.out ?? `${file}.tst`;
  await writeResult(to, token, values.force);
  output.err(`qujat: ${to} written`);
  return EXIT.passed;
}

/** The command. */
export const timestamp: Command = { summary: 'get a timestamp over a file (RFC 3161)', help: HELP, run };
