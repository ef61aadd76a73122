/** `qujat sign`: signs files with a key file; for development and integration. People sign with NCALayer. */
import { parseArgs } from 'node:util';
import { SystemClock } from '@qujat/kernel';
import { signCms, toPem } from '@qujat/signature';
import { EXIT, UnreadableError, UsageError, type Command, type Output } from '../command.js';
import { environmentOf } from '../cli.config.js';
import { readFile, writeResult } from '../files.js';

const HELP = `Signs files with a key file (CMS / CAdES-B, as NCALayer does). For development and integration:
people sign with NCALayer, where the key never leaves its token.

Usage: npx qujat sign --p12 KEY FILE... [OPTIONS]

  FILE                   what is signed; the signature goes to FILE.p7s beside it
  --p12 KEY              the key: a p12 file as the NCA gives it, or PEM with key and certificate
  --password-file FILE   the password of the p12, in the first line of a file
  --password-env NAME    the password of the p12, in an environment variable
                         (never as an argument: other users of the machine see those)
  --attached             put the content into the signature
  --pem                  write PEM, as NCALayer's basics module gives it
  --out FILE             where the signature goes, when one file is signed; - is standard output (PEM)
  --force                overwrite what is there

Exit code: 0 signed, 64 wrong use, 65 unreadable input (a wrong password too).

Examples:
  npx qujat sign --p12 key.p12 --password-file secret.txt contract.pdf
  npx qujat sign --p12 key.p12 --password-env KEY_PASSWORD --attached --out - order.xml`;

const OPTIONS = {
  p12: { type: 'string' },
  'password-file': { type: 'string' },
  'password-env': { type: 'string' },
  attached: { type: 'boolean', default: false },
  pem: { type: 'boolean', default: false },
  out: { type: 'string' },
  force: { type: 'boolean', default: false },
} as const;

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

type Values = ReturnType<typeof readArguments>['values'];

async function passwordOf({ 'password-file': file, 'password-env': name }: Values): Promise<string> {
  if (file !== undefined && name !== undefined) throw new UsageError('--password-file or --password-env, not both');
  if (file !== undefined) return new TextDecoder().decode(await readFile(file)).split(/\r?\n/)[0] ?? '';
  if (name === undefined) return '';
  const password = environmentOf(name);
  if (password === undefined) throw new UsageError(`the environment variable ${name} is not set`);
  return password;
}

async function readKey(file: string, password: string) {
  const { readKeyFile } = await import('@qujat/trust');
  const bytes = await readFile(file);
  try {
    return await readKeyFile(bytes, password, 'the password given');
  } catch (error) {
    throw new UnreadableError(`${file} ${(error as Error).message}`, { cause: error });
  }
}

async function run(args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = readArguments(args);
  if (positionals.length === 0) throw new UsageError('name the files to sign; `npx qujat sign --help` explains');
  if (values.p12 === undefined) throw new UsageError('name the key: --p12 KEY');
  if (values.out !== undefined && positionals.length > 1) throw new UsageError('--out is for one file');
  const key = await readKey(values.p12, await passwordOf(values));
  for (const file of positionals) {
    const signature = await signCms({
      content: await readFile(file),
      detached: !values.attached,
      ...key,
      signingTime: new SystemClock().now(),
    });
    await write(signature, values.out ?? `${file}.p7s`, values, output);
  }
  return EXIT.passed;
}

async function write(signature: Uint8Array, to: string, { pem, force }: Values, output: Output): Promise<void> {
  if (to === '-') return output.out(toPem(signature).trimEnd());
  await writeResult(to, pem ? new TextEncoder().encode(toPem(signature)) : signature, force);
  output.err(`qujat: ${to} written`);
}

/** The command. */
export const sign: Command = { summary: 'sign files with a key file (development, integration)', help: HELP, run };
