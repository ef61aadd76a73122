import { decode, encodingOf } from './text-encoding';

const KAZAKH = 'Құрметті әріптестер! Өтініш: шарттың үлгісін қараңыз, ұсыныс жіберіңіз.';
const RUSSIAN = 'Уважаемые коллеги! Направляем договор на согласование — просим ответить.';
const TABLE = new Map([...Array(256).keys()].map((byte) => [decode(Uint8Array.of(byte), 'kz-1048'), byte] as const));
const RUSSIAN_TABLE = new Map(
  [...Array(256).keys()].map((byte) => [decode(Uint8Array.of(byte), 'windows-1251'), byte] as const),
);
const write = (text: string, table: Map<string, number>) => Uint8Array.from(text, (letter) => table.get(letter)!);

describe('the encoding of a text (E-6.6.1)', () => {
  it('UTF-8 is recognised, also when the piece ends within a letter', () => {
    const bytes = new TextEncoder().encode(KAZAKH);
    expect(encodingOf(bytes)).toBe('utf-8');
    expect(encodingOf(bytes.subarray(0, 5))).toBe('utf-8');
    expect(decode(bytes, 'utf-8')).toBe(KAZAKH);
  });

  it.each([true, false])('UTF-16 is recognised by its mark (little-endian: %s)', (little) => {
    const bytes = new Uint8Array(2 + KAZAKH.length * 2);
    const view = new DataView(bytes.buffer);
    [0xfeff, ...[...KAZAKH].map((letter) => letter.charCodeAt(0))].forEach((unit, i) =>
      view.setUint16(2 * i, unit, little),
    );
    expect(encodingOf(bytes)).toBe('utf-16');
    expect(decode(bytes, 'utf-16')).toBe(KAZAKH);
  });

  it('Russian in windows-1251 is read letter by letter', () => {
    const bytes = write(RUSSIAN, RUSSIAN_TABLE);
    expect(encodingOf(bytes)).toBe('windows-1251');
    expect(decode(bytes, 'windows-1251')).toBe(RUSSIAN);
  });

  it('Kazakh in KZ-1048 is told from windows-1251 by its own letters', () => {
    const bytes = write(KAZAKH, TABLE);
    expect(encodingOf(bytes)).toBe('kz-1048');
    expect(decode(bytes, 'kz-1048')).toBe(KAZAKH);
  });

  it('every Kazakh letter has its place', () => {
    for (const letter of 'ӘәҒғҚқҢңӨөҰұҮүҺһІі') expect(TABLE.has(letter)).toBe(true);
  });
});
