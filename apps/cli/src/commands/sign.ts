/** `qujat sign`: signs files with a key file; for development and integration. People sign with NCALayer. */
import { SystemClock } from '@qujat/kernel';
import { signCms, signXml, toPem, XmlProblem, type SignXmlOptions } from '@qujat/signature';
import { readOptions } from '../arguments.js';
import { EXIT, UnreadableError, UsageError, type Command, type Output } from '../command.js';
import { environmentOf } from '../cli.config.js';
import { readFile, writeResult } from '../files.js';

const HELP = `Signs files with a key file: CMS (CAdES-B, as NCALayer does) or, with --xml, XML (XAdES-B).
For development and integration: people sign with NCALayer, where the key never leaves its token.

Usage: npx qujat sign --p12 KEY FILE... [OPTIONS]

  FILE                   what is signed; the signature goes to FILE.p7s beside it,
                         a signed XML document to NAME.signed.xml
  --p12 KEY              the key: a p12 file as the NCA gives it, or PEM with key and certificate
  --password-file FILE   the password of the p12, in the first line of a file
  --password-env NAME    the password of the p12, in an environment variable
                         (never as an argument: other users of the machine see those)
  --attached             put the content into the signature
  --pem                  write PEM, as NCALayer's basics module gives it
  --xml                  FILE is XML and gets an XML signature
  --form FORM            with --xml: enveloped (default), the signature goes into the document;
                         enveloping, the document goes into the signature
  --plain                with --xml: XML-DSig only, as NCALayer signs XML; has no signing time and cannot be raised
  --out FILE             where the signature goes, when one file is signed; - is standard output (PEM or XML)
  --force                overwrite what is there

Exit code: 0 signed, 64 wrong use, 65 unreadable input (a wrong password too).

Examples:
  npx qujat sign --p12 key.p12 --password-file secret.txt contract.pdf
  npx qujat sign --p12 key.p12 --password-env KEY_PASSWORD --attached --out - order.xml
  npx qujat sign --p12 key.p12 --password-file secret.txt --xml order.xml`;

const OPTIONS = {
  p12: { type: 'string' },
  'password-file': { type: 'string' },
  'password-env': { type: 'string' },
  attached: { type: 'boolean', default: false },
  pem: { type: 'boolean', default: false },
  xml: { type: 'boolean', default: false },
  form: { type: 'string' },
  plain: { type: 'boolean', default: false },
  out: { type: 'string' },
  force: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>['values'];

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

type Key = Pick<SignXmlOptions, 'certificate' | 'privateKey'>;

async function run(args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS);
  if (positionals.length === 0) throw new UsageError('name the files to sign; `npx qujat sign --help` explains');
  if (values.p12 === undefined) throw new UsageError('name the key: --p12 KEY');
  if (values.out !== undefined && positionals.length > 1) throw new UsageError('--out is for one file');
  const form = formOf(values);
  const key = await readKey(values.p12, await passwordOf(values));
  for (const file of positionals) {
    if (form === undefined) await signAsCms(file, key, values, output);
    else await signAsXml(file, form, key, values, output);
  }
  return EXIT.passed;
}

/** The form of an XML signature; undefined for CMS. */
function formOf({ xml, form, plain, attached, pem }: Values): 'enveloped' | 'enveloping' | undefined {
  if (!xml) {
    if (form !== undefined || plain) throw new UsageError('--form and --plain go with --xml');
    return undefined;
  }
  if (attached || pem) throw new UsageError('--attached and --pem are for CMS, not for --xml');
  if (form !== undefined && form !== 'enveloped' && form !== 'enveloping')
    throw new UsageError('--form is enveloped or enveloping');
  return form ?? 'enveloped';
}

async function signAsCms(file: string, key: Key, values: Values, output: Output): Promise<void> {
  const signature = await signCms({
    content: await readFile(file),
    detached: !values.attached,
    ...key,
    signingTime: new SystemClock().now(),
  });
  if (values.out === '-') return output.out(toPem(signature).trimEnd());
  const bytes = values.pem ? new TextEncoder().encode(toPem(signature)) : signature;
  await write(bytes, values.out ?? `${file}.p7s`, values, output);
}

async function signAsXml(
  file: string,
  form: 'enveloped' | 'enveloping',
  key: Key,
  values: Values,
  output: Output,
): Promise<void> {
  const document = { form, xml: await readFile(file), level: values.plain ? 'XMLDSig' : 'B' } as const;
  const signed = await orUnreadable(file, () => signXml({ ...document, ...key, signingTime: new SystemClock().now() }));
  if (values.out === '-') return output.out(new TextDecoder().decode(signed));
  await write(signed, values.out ?? `${file.replace(/\.xml$/i, '')}.signed.xml`, values, output);
}

async function orUnreadable<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof XmlProblem)
      throw new UnreadableError(`${file} cannot be signed as XML: ${error.message}`, { cause: error });
    throw error;
  }
}

async function write(bytes: Uint8Array, to: string, { force }: Values, output: Output): Promise<void> {
  await writeResult(to, bytes, force);
  output.err(`qujat: ${to} written`);
}

/** The command. */
export const sign: Command = { summary: 'sign files with a key file (development, integration)', help: HELP, run };
