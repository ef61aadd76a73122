/** `qujat seed`: invented organisations, people and documents, over the API of a running portal. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder } from '../cli.config.js';
import { EXIT, UsageError, type Command, type Output } from '../command.js';

const HELP = `Fills a portal that trusts the development NCA with invented organisations, people and documents in every state that
lasts, over its own API. May be run again: it goes on where it stopped. \`npm start\` does this by itself.

Usage: npx qujat seed [--portal URL] [--keys DIR] [--mail DIR]

  --portal URL   the running portal (default: http://127.0.0.1:3000)
  --keys DIR     key files of the development NCA (default: the product's data folder)
  --mail DIR     where the portal keeps its letters (default: the product's data folder)

The operator's people must be staff already: npx qujat staff add --help`;

const OPTIONS = {
  portal: { type: 'string', default: 'http://127.0.0.1:3000' },
  keys: { type: 'string' },
  mail: { type: 'string' },
} as const;

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

async function run(args: readonly string[], { out }: Output): Promise<number> {
  const {
    portal,
    keys = path.join(dataFolder(), 'dev-ca', 'keys'),
    mail = path.join(dataFolder(), 'mail'),
  } = readArguments(args);
  if (!URL.canParse(portal)) throw new UsageError(`--portal is not an address: ${portal}`);
  const { seed } = await import('../seed/index.js');
  await seed({ portal: new URL(portal).origin, keys, mail, log: out });
  return EXIT.passed;
}

/** The command. */
export const seed: Command = { summary: 'fill a development portal with invented data', help: HELP, run };
