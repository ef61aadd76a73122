import { promises as fs } from 'node:fs';
import path from 'node:path';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { transformWithOxc, type Plugin } from 'vite';

const LANGUAGES = ['kk', 'en'] as const;

type Texts = Readonly<Record<string, string>>;

/** The texts of one catalogue: a module that imports nothing but types, so it runs on its own. */
async function load(folder: string, language: string): Promise<Texts> {
  const file = path.join(folder, `${language}.ts`);
  const { code } = await transformWithOxc(await fs.readFile(file, 'utf8'), file, { sourcemap: false });
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Record<string, Texts>;
  return module[language] ?? {};
}

async function foldersBelow(root: string): Promise<string[]> {
  const entries = await fs.readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && entry.name === 'ru.ts').map((entry) => entry.parentPath);
}

/** What Kazakh and English lack beside Russian, as `folder: key (language)`. */
async function missingIn(folder: string): Promise<string[]> {
  const model = await load(folder, 'ru');
  const found = await Promise.all(
    LANGUAGES.map(async (language) => {
      const texts = await load(folder, language);
      return Object.keys(model).flatMap((key) => (texts[key]?.trim() ? [] : [`${folder}: ${key} (${language})`]));
    }),
  );
  return found.flat();
}

/** Fails the build when a text is missing in a language; types say the same, but the bundler does not check types. */
export function completeCatalogues(root: string): Plugin {
  return {
    name: 'qujat-complete-catalogues',
    apply: 'build',
    async buildStart() {
      const folders = await foldersBelow(root);
      const missing = (await Promise.all(folders.map(missingIn))).flat();
      if (missing.length > 0) this.error(`Texts missing:\n${missing.join('\n')}`);
    },
  };
}

/** A text of a catalogue as the browser gets it: words as they are, an ICU message already taken apart. */
function messageOf(text: string): string | MessageFormatElement[] {
  const parts = parse(text);
  const [only] = parts;
  if (!only) return '';
  return parts.length === 1 && only.type === TYPE.literal ? only.value : parts;
}

/** Takes the ICU messages apart when the app is built: the parser is a tenth of every page's first load. */
export function readyMessages(root: string): Plugin {
  return {
    name: 'qujat-ready-messages',
    enforce: 'pre',
    async load(id) {
      const { dir, name, ext } = path.parse(id);
      const isCatalogue = id.startsWith(root) && ext === '.ts' && path.basename(dir) === 'texts';
      if (!isCatalogue || ![...LANGUAGES, 'ru'].includes(name)) return undefined;
      const messages = Object.entries(await load(dir, name)).map(([key, text]) => [key, messageOf(text)]);
      return `export const ${name} = ${JSON.stringify(Object.fromEntries(messages))};`;
    },
  };
}
