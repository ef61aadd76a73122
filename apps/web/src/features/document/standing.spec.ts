import type { QujatDocument } from '../../lib/api';
import { fallenSignature, standingOf } from './standing';

function aDocument(over: Partial<QujatDocument>): QujatDocument {
  const ability = { allowed: false, message: 'why not' };
  const abilities = { sign: ability, send: ability, open: ability };
  const axes = { signature: 'signed', delivery: 'delivered', receipt: 'none', response: 'awaited' };
  const base = { side: 'sender', status: 'delivered', axes, abilities, timeline: [], signatures: [], waitingFor: null };
  return { ...base, ...over } as QujatDocument;
}

const entry = (event: string, kind: string) =>
  ({ event, detail: { kind } }) as unknown as QujatDocument['timeline'][number];

describe('how a document stands for its reader', () => {
  it('a draft says what it lacks', () => {
    const draft = aDocument({ status: 'draft', file: null, recipient: null });
    expect(standingOf(draft)).toMatchObject({ title: 'standIncomplete', what: 'both' });
    const file = {} as QujatDocument['file'];
    expect(standingOf({ ...draft, file })).toMatchObject({ what: 'recipient' });
  });

  it('who cannot take the next step reads why', () => {
    const received = aDocument({ side: 'recipient', status: 'received' });
    expect(standingOf(received)).toMatchObject({ title: 'standAnswerOthers', obstacle: 'why not' });
    expect(standingOf(aDocument({ status: 'ready' }))).toMatchObject({ title: 'standReady', obstacle: 'why not' });
  });

  it('E-7.1.5: a recall that waits is told to its sender until it is decided', () => {
    const waits = entry('qujat:StatementWaits', 'recall');
    const asked = aDocument({ waitingFor: 'ocsp', timeline: [waits] });
    expect(standingOf(asked).title).toBe('standRecallWaits');
    const turnedDown = aDocument({ timeline: [waits, entry('qujat:StatementRejected', 'recall')] });
    expect(standingOf(turnedDown).title).toBe('standDelivered');
  });

  it('a signature that fell after waiting is told until there is a new one', () => {
    const fallen = { side: 'sender', state: 'rejected' } as QujatDocument['signatures'][number];
    const axes = {
      signature: 'unsigned',
      delivery: 'draft',
      receipt: 'none',
      response: 'none',
      annulment: 'none',
    } as const;
    const draft = aDocument({ status: 'draft', axes, signatures: [fallen] });
    expect(fallenSignature(draft)).toBe(fallen);
    expect(fallenSignature({ ...draft, axes: { ...axes, signature: 'signed' } })).toBeUndefined();
  });
});
