import type { Localized } from '@qujat/kernel';

/** The bytes that are signed: the three languages in one file, headed by title and version. */
export function compose(title: Localized, texts: Localized, version: number): Buffer {
  const heads = [
    `${title.kk}, ${version}-редакция`,
    `${title.ru}, редакция ${version}`,
    `${title.en}, version ${version}`,
  ];
  const bodies = (['kk', 'ru', 'en'] as const).map((locale) => `[${locale}]\n\n${texts[locale]}`);
  return Buffer.from(`${[heads.join('\n'), ...bodies].join('\n\n\n')}\n`, 'utf8');
}
