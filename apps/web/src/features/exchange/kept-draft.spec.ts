import { UNTOUCHED } from './document-form';
import { dropDraft, keepDraft, keptDraft } from './kept-draft';

/** The part of the browser's store that drafts use. */
class Store {
  readonly items = new Map<string, string>();
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.items.set(key, value);
  removeItem = (key: string) => void this.items.delete(key);
}

describe('the copy of a draft on this device', () => {
  let store: Store;

  beforeEach(() => {
    store = new Store();
    Object.assign(globalThis, { localStorage: store });
  });

  it('is there until the server has the draft', () => {
    keepDraft('140340999103', 'd1', { ...UNTOUCHED, title: 'Хат' });
    expect(keptDraft('140340999103', 'd1')).toMatchObject({ title: 'Хат' });
    dropDraft('140340999103', 'd1');
    expect(keptDraft('140340999103', 'd1')).toBeUndefined();
  });

  it('is kept apart by organisation and by draft', () => {
    keepDraft('140340999103', undefined, { ...UNTOUCHED, title: 'Хат' });
    expect(keptDraft('091040999202', undefined)).toBeUndefined();
    expect(keptDraft('140340999103', 'd1')).toBeUndefined();
    expect(keptDraft('140340999103', undefined)).toMatchObject({ title: 'Хат' });
  });

  it('is dropped when it cannot be read', () => {
    keepDraft('140340999103', 'd1', UNTOUCHED);
    const [key] = [...store.items.keys()];
    store.setItem(key ?? '', '{"title":');
    expect(keptDraft('140340999103', 'd1')).toBeUndefined();
    expect(store.items.size).toBe(0);
  });
});
