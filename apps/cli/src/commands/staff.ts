/** `qujat staff add`: who acts for the operator is told here and nowhere else, so that nobody can make themselves staff. */
import { parseArgs } from 'node:util';
import { isBin, isIin } from '@qujat/kernel';
import { environment } from '../../../portal/src/environment.config.js';
import { EXIT, UsageError, type Command, type Output } from '../command.js';

const HELP = `Makes a person staff of the operator. They sign in with their certificate of the operator's organisation.

Usage: npx qujat staff add --iin IIN --bin BIN

  --iin IIN   the person's IIN, as in the certificate
  --bin BIN   BIN of the operator's organisation, as in the certificate

The settings of the portal (DATABASE_URL …) are read from the environment.`;

const OPTIONS = { iin: { type: 'string' }, bin: { type: 'string' } } as const;

function readArguments(args: readonly string[]): { iin: string; bin: string } {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
  const { positionals, values } = parsed;
  if (positionals.join(' ') !== 'add') throw new UsageError('usage: npx qujat staff add --iin IIN --bin BIN');
  if (!isIin(values.iin ?? '')) throw new UsageError(`--iin is not an IIN: ${values.iin ?? 'absent'}`);
  if (!isBin(values.bin ?? '')) throw new UsageError(`--bin is not a BIN: ${values.bin ?? 'absent'}`);
  return { iin: values.iin!, bin: values.bin! };
}

async function run(args: readonly string[], { out }: Output): Promise<number> {
  const { iin, bin } = readArguments(args);
  const { addStaff } = await import('../staff.js');
  out((await addStaff(environment, iin, bin)) ? `${iin} is staff of the operator` : `${iin} was staff before`);
  return EXIT.passed;
}

/** The command. */
export const staff: Command = { summary: 'make a person staff of the operator', help: HELP, run };
