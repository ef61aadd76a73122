import UTIF from 'utif2';
import { pagesOf, pixelsOf } from './scan';

/** One directory that tells no size. */
const EMPTY = '49492a000e000000008080008080020011010400010000000800000017010400010000000600000000000000';

describe('a scan as it is shown (E-6.6.1)', () => {
  it('its pixels are those that were written', () => {
    const pixels = Uint8Array.from([255, 0, 0, 255, 0, 128, 0, 255]);
    const bytes = UTIF.encodeImage(pixels, 2, 1);
    const { count, shown } = pagesOf(bytes);
    expect(count).toBe(1);
    expect(pixelsOf(bytes, shown[0]!)).toMatchObject({ width: 2, height: 1 });
    expect([...pixelsOf(bytes, shown[0]!).pixels]).toEqual([...pixels]);
  });

  it('a directory without an image is none', () => {
    expect(pagesOf(new Uint8Array(Buffer.from(EMPTY, 'hex')).buffer)).toEqual({ count: 0, shown: [] });
  });

  it('an image that says it is larger than can be shown is not decoded', () => {
    const bytes = UTIF.encodeImage(new Uint8Array(4), 1, 1);
    const [directory] = pagesOf(bytes).shown;
    expect(() => pixelsOf(bytes, { ...directory!, t256: [100_000], t257: [100_000] })).toThrow('too large');
  });
});
