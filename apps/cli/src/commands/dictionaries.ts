/** `qujat dictionaries`: loads the lists that forms are filled in from, by version. */
import { parseArgs } from 'node:util';
import { environment } from '../../../portal/src/environment.config.js';
import { EXIT, UnreadableError, UsageError, type Command, type Output } from '../command.js';
import { readFile } from '../files.js';

const HELP = `Loads a version of a dictionary into the portal's database, whole: entries that it does not have are retired, none is
deleted. Loading the same file again changes nothing; a file with anything wrong in it changes nothing either.

Usage: npx qujat dictionaries load FILE [--dictionary NAME] [--version VERSION] [--complete]
       npx qujat dictionaries list

  FILE                .json: {"dictionary", "version", "complete", "entries": [{"code", "kk", "ru", "en", "parent", "attributes"}]}
                      .csv:  a first line of columns: code,kk,ru,en and, where there are any, parent and attributes (bankCode)
  --dictionary NAME   legal-forms, ownership, sizes, oked, banks, kato or countries (in a .json the file says it)
  --version VERSION   the name of this version, e.g. 2026-01 (in a .json the file says it)
  --complete          it holds everything there is: forms refuse what it does not hold

The settings of the portal (DATABASE_URL …) are read from the environment.`;

const OPTIONS = { dictionary: { type: 'string' }, version: { type: 'string' }, complete: { type: 'boolean' } } as const;

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

const formatOf = (file: string): 'json' | 'csv' => {
  const [, format] = /\.(json|csv)$/i.exec(file) ?? [];
  if (!format) throw new UsageError(`${file} is neither .json nor .csv`);
  return format.toLowerCase() as 'json' | 'csv';
};

async function run(args: readonly string[], output: Output): Promise<number> {
  const { positionals, values } = readArguments(args);
  const [act, file, ...more] = positionals;
  if (act === 'list' && file === undefined) return list(output);
  if (act === 'load' && file !== undefined && more.length === 0) return load(file, values, output);
  throw new UsageError('usage: npx qujat dictionaries load FILE | list');
}

async function list({ out }: Output): Promise<number> {
  const { withDictionaries } = await import('../dictionaries.js');
  for (const one of await withDictionaries(environment, (dictionaries) => dictionaries.versions())) {
    const { dictionary, version, entries, complete, source } = one;
    out(`${dictionary} ${version}: ${entries} entries${complete ? ', complete' : ''}, from ${source}`);
  }
  return EXIT.passed;
}

async function load(
  file: string,
  options: { dictionary?: string; version?: string; complete?: boolean },
  { out }: Output,
): Promise<number> {
  const format = formatOf(file);
  const text = new TextDecoder().decode(await readFile(file));
  const { withDictionaries } = await import('../dictionaries.js');
  const { DictionaryUnreadable } = await import('@qujat/identity');
  const { file: read, isNew } = await withDictionaries(environment, (dictionaries) =>
    dictionaries.load(text, format, file, options).catch((error: unknown) => {
      if (!(error instanceof DictionaryUnreadable)) throw error;
      throw new UnreadableError(`${file}: ${error.message}`, { cause: error });
    }),
  );
  const what = `${read.dictionary} ${read.version}, ${read.entries.length} entries`;
  out(isNew ? `loaded: ${what}` : `loaded before, nothing has changed: ${what}`);
  return EXIT.passed;
}

/** The command. */
export const dictionaries: Command = { summary: 'load the lists that forms are filled in from', help: HELP, run };
