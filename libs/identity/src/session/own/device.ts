/** More particular names first: browsers call themselves by the names of their forebears too. */
const BROWSERS: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Yandex Browser', /YaBrowser\//],
  ['Opera', /OPR\/|Opera\//],
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrom(e|ium)\/|CriOS\//],
  ['Safari', /Safari\//],
];
const SYSTEMS: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
];

/** The device as a person recognises it; null where it does not say. */
export interface Device {
  readonly browser: string | null;
  readonly system: string | null;
}

/** What a browser says of itself, in short. */
export function deviceOf(userAgent: string): Device {
  const named = (list: typeof BROWSERS) => list.find(([, mark]) => mark.test(userAgent))?.[0] ?? null;
  return { browser: named(BROWSERS), system: named(SYSTEMS) };
}
