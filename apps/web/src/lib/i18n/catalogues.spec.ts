import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { LOCALES, type Locale } from '@qujat/kernel';

const source = fileURLToPath(new URL('../..', import.meta.url));
const subsets = fileURLToPath(
  new URL('../../../../../node_modules/@fontsource-variable/inter/unicode.json', import.meta.url),
);

type Texts = Readonly<Record<string, string>>;
interface Feature {
  readonly folder: string;
  readonly texts: Readonly<Record<Locale, Texts>>;
}

async function load(folder: string, locale: Locale): Promise<Texts> {
  const module = (await import(path.join(folder, `${locale}.ts`))) as Record<Locale, Texts>;
  return module[locale];
}

async function features(): Promise<Feature[]> {
  const entries = await fs.readdir(source, { recursive: true, withFileTypes: true });
  const folders = entries.filter(({ name }) => name === 'ru.ts').map(({ parentPath }) => parentPath);
  return Promise.all(
    folders.map(async (folder) => {
      const [kk, ru, en] = await Promise.all(LOCALES.map((locale) => load(folder, locale)));
      return { folder: path.relative(source, folder), texts: { kk, ru, en } as Feature['texts'] };
    }),
  );
}

/** Names that a message wants filled in, and its tags. */
function argumentsOf(elements: readonly MessageFormatElement[]): string[] {
  const found = elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const own = [element.value];
    if (element.type === TYPE.tag) return [...own, ...argumentsOf(element.children)];
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return own;
    return [...own, ...Object.values(element.options).flatMap(({ value }) => argumentsOf(value))];
  });
  return [...new Set(found)].sort();
}

const each = (all: readonly Feature[], find: (feature: Feature, key: string) => string[]): string[] =>
  all.flatMap((feature) =>
    Object.keys(feature.texts.ru).flatMap((key) =>
      find(feature, key).map((what) => `${feature.folder} ${key}: ${what}`),
    ),
  );

describe('texts of the web app', () => {
  let all: Feature[];
  beforeAll(async () => {
    all = await features();
  });

  it('are there for every feature', () => {
    expect(all.length).toBeGreaterThan(6);
  });

  it('have the same keys in Kazakh, Russian and English', () => {
    const different = all.filter(({ texts }) =>
      LOCALES.some((locale) => Object.keys(texts[locale]).sort().join() !== Object.keys(texts.ru).sort().join()),
    );
    expect(different.map(({ folder }) => folder)).toEqual([]);
  });

  it('are ICU messages that want the same values in every language', () => {
    const broken = each(all, ({ texts }, key) => {
      const wanted = LOCALES.map((locale) => argumentsOf(parse(texts[locale][key] ?? '')).join());
      return new Set(wanted).size > 1 ? wanted : [];
    });
    expect(broken).toEqual([]);
  });

  it('are translated: no sentence is the same in two languages', () => {
    const same = each(all, ({ texts }, key) => {
      const { kk, ru, en } = { kk: texts.kk[key], ru: texts.ru[key] ?? '', en: texts.en[key] };
      return ru.split(' ').length > 3 && (ru === kk || ru === en) ? [ru] : [];
    });
    expect(same).toEqual([]);
  });

  it('use only letters that the font of the app carries', async () => {
    const ranges = Object.values(JSON.parse(await fs.readFile(subsets, 'utf8')) as Texts).flatMap((list) =>
      list.split(','),
    );
    const bounds = ranges.map((range) =>
      range
        .replace('U+', '')
        .split('-')
        .map((hex) => parseInt(hex, 16)),
    );
    const isCarried = (letter: string) => {
      const code = letter.codePointAt(0) ?? 0;
      return bounds.some(([from = 0, to = from]) => code >= from && code <= to);
    };
    const missing = each(all, ({ texts }, key) =>
      LOCALES.flatMap((locale) => [...(texts[locale][key] ?? '')].filter((letter) => !isCarried(letter))),
    );
    expect(missing).toEqual([]);
    expect([...'ӘәҒғҚқҢңӨөҰұҮүҺһІі₸'].filter((letter) => !isCarried(letter))).toEqual([]);
  });
});
