import { promises as fs } from 'node:fs';
import path from 'node:path';
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
