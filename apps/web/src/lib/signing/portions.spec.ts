import { inPortions } from './portions';

const MB = 1024 * 1024;
const item = (size: number) => ({ name: 'a.pdf', size, content: () => Promise.resolve(new Blob()) });

describe('what is given to NCALayer at once', () => {
  it('five hundred usual documents are one call, and one password', () => {
    const portions = inPortions(Array.from({ length: 500 }, () => item(60_000)));
    expect(portions.map(({ length }) => length)).toEqual([500]);
  });

  it('large ones go in several calls, in their order', () => {
    const items = [item(20 * MB), item(20 * MB), item(20 * MB), item(50 * MB), item(1)];
    expect(inPortions(items).map(({ length }) => length)).toEqual([2, 1, 1, 1]);
    expect(inPortions(items).flat()).toEqual(items);
  });

  it('nothing is nothing', () => {
    expect(inPortions([])).toEqual([]);
  });
});
