import { bodyOf, draftOf, emptyStep, isIncomplete, moved } from './route-draft';

describe('a route while it is edited', () => {
  it('E-7.1.2: steps move up and down and stay where they are at the ends', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });

  it('E-7.1.2: is complete with a name, and steps that have names and somebody to ask', () => {
    const draft = { ...draftOf('new'), name: 'Договоры' };
    expect(isIncomplete(draft)).toBe(true);
    const step = { ...emptyStep(), name: 'Юрист', approvers: [{ kind: 'person' as const, id: '1', name: 'А' }] };
    expect(isIncomplete({ ...draft, steps: [step] })).toBe(false);
    expect(bodyOf({ ...draft, name: ' Договоры ', steps: [step] })).toMatchObject({
      name: 'Договоры',
      steps: [{ name: 'Юрист', approvers: [{ kind: 'person', id: '1' }] }],
    });
  });
});
