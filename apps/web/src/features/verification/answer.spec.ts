import type { PublicVerification } from '../../lib/api';
import { answerOf } from './answer';

type Signature = PublicVerification['signatures'][number];

const signed = (side: Signature['side'], indication: Signature['indication'] = 'TOTAL-PASSED') =>
  ({ side, indication }) as Signature;

describe('the answer of public verification', () => {
  it('E-7.5.10: a document with valid signatures is genuine, signed by one side or by both', () => {
    const both = [signed('sender'), signed('recipient')];
    expect(answerOf({ signatures: both, status: 'completed', annulment: null })).toMatchObject({
      look: 'yes',
      text: 'genuineText',
    });
    expect(answerOf({ signatures: [signed('sender')], status: 'delivered', annulment: null })).toMatchObject({
      look: 'yes',
      text: 'genuineOne',
    });
  });

  it('E-7.5.10: a recalled or refused document is real, and the answer says what became of it', () => {
    const signatures = [signed('sender')];
    expect(answerOf({ signatures, status: 'recalled', annulment: null })).toMatchObject({
      look: 'but',
      title: 'recalled',
    });
    expect(answerOf({ signatures, status: 'refused', annulment: null })).toMatchObject({
      look: 'but',
      title: 'refused',
    });
  });

  it('E-7.1.5: it is never unclear whether it has been annulled', () => {
    const signatures = [signed('sender'), signed('recipient')];
    const at = '2026-03-01T09:00:00.000Z';
    const annulled = answerOf({ signatures, status: 'annulled', annulment: { state: 'annulled', at } });
    expect(annulled).toMatchObject({ look: 'but', title: 'annulled' });
    const open = answerOf({ signatures, status: 'completed', annulment: { state: 'proposed', at } });
    expect(open).toMatchObject({ look: 'but', title: 'annulmentProposed' });
  });

  it('nothing is confirmed without a valid signature of the sender, whatever else is valid', () => {
    const cases = [
      [],
      [signed('recipient')],
      [signed('sender', 'TOTAL-FAILED')],
      [signed('sender', 'INDETERMINATE')],
      [signed('sender', null)],
      [signed('sender'), signed('recipient', 'TOTAL-FAILED')],
    ];
    for (const signatures of cases)
      expect(answerOf({ signatures, status: 'completed', annulment: null }).look).toBe('no');
  });
});
