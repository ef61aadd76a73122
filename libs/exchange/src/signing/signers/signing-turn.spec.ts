import { placesOf, signingFact, signingForbids } from './signing-turn.js';

const named = (userId: string) => ({ userId, name: userId.toUpperCase() });
const anyone = { userId: null, name: null };

describe('whose turn it is to sign on a side', () => {
  it('E-7.1.3: a signature fills the place of its person, and only then one that is open to anyone', () => {
    const places = placesOf({ signers: [anyone, named('a'), named('b')] }, [{ userId: 'b' }, { userId: 'c' }]);
    expect(places.map(({ given }) => given?.userId)).toEqual(['c', undefined, 'b']);
  });

  it.each([
    ['in order the first one signs', true, [named('a'), named('b')], [], 'a', undefined],
    ['in order the second one waits', true, [named('a'), named('b')], [], 'b', 'ability.others_turn'],
    ['…until the first one has signed', true, [named('a'), named('b')], [{ userId: 'a' }], 'b', undefined],
    ['nobody signs twice', false, [named('a'), anyone], [{ userId: 'a' }], 'a', 'ability.you_signed'],
    ['in parallel either begins', false, [named('a'), named('b')], [], 'b', undefined],
    ['one who is not asked does not sign', false, [named('a')], [], 'c', 'ability.others_turn'],
    ['anyone does, where anyone is asked', true, [anyone, named('a')], [], 'c', undefined],
    ['nobody does once all have', false, [named('a')], [{ userId: 'a' }], 'c', 'ability.not_asked_to_sign'],
  ] as const)('E-7.1.3: %s', (_, inOrder, signers, given, who, reason) => {
    expect(signingForbids(signingFact({ inOrder, signers }, given, who))?.code).toBe(reason);
  });
});
