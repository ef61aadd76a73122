import type { PublicVerification } from '../../lib/api';
import { answerOf } from './answer';

type Signature = PublicVerification['signatures'][number];

const signed = (side: Signature['side'], indication: Signature['indication'] = 'TOTAL-PASSED') =>
  ({ side, indication }) as Signature;

describe('the answer of public verification', () => {
  it('E-7.5.10: a document with valid signatures is genuine, signed by one side or by both', () => {
    const both = [signed('sender'), signed('recipient')];
    expect(answerOf({ signatures: both, status: 'completed' })).toMatchObject({ look: 'yes', text: 'genuineText' });
    expect(answerOf({ signatures: [signed('sender')], status: 'delivered' })).toMatchObject({
      look: 'yes',
      text: 'genuineOne',
    });
  });

  it('E-7.5.10: a recalled or refused document is real, and the answer says what became of it', () => {
    const signatures = [signed('sender')];
    expect(answerOf({ signatures, status: 'recalled' })).toMatchObject({ look: 'but', title: 'recalled' });
    expect(answerOf({ signatures, status: 'refused' })).toMatchObject({ look: 'but', title: 'refused' });
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
    for (const signatures of cases) expect(answerOf({ signatures, status: 'completed' }).look).toBe('no');
  });
});
