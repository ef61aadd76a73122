import type { DocumentAct, QujatDocument, Session } from '../../lib/api';
import { nextActs } from './next-acts';

type Signature = QujatDocument['signatures'][number];

const ACTS: readonly DocumentAct[] = [
  ...(['edit', 'upload', 'delete', 'sign', 'send', 'open', 'refuse', 'recall', 'print', 'download'] as const),
  ...([
    'proposeAnnulment',
    'withdrawAnnulment',
    'acceptAnnulment',
    'refuseAnnulment',
    'askCorrection',
    'correct',
  ] as const),
];

function aDocument(allowed: readonly DocumentAct[], over: Partial<QujatDocument> = {}): QujatDocument {
  const abilities = Object.fromEntries(ACTS.map((act) => [act, { allowed: allowed.includes(act) }]));
  const axes = { signature: 'unsigned', delivery: 'draft', receipt: 'none', response: 'none' };
  return { side: 'sender', status: 'draft', axes, signatures: [], abilities, ...over } as QujatDocument;
}

const person = (rights: Session['rights'] = []) => ({ rights, person: { iin: '760415300002' } as Session['person'] });

const axes = (over: Partial<QujatDocument['axes']>): QujatDocument['axes'] => ({
  ...{ signature: 'signed', delivery: 'delivered', receipt: 'received', response: 'awaited', annulment: 'none' },
  ...over,
});

describe('the acts that the page of a document offers', () => {
  it('one who may sign and send does both at once; signing alone is a step away', () => {
    const draft = aDocument(['edit', 'delete', 'sign', 'download']);
    const next = nextActs(draft, person(['document.sign', 'document.send']));
    expect(next.primary).toBe('signAndSend');
    expect(next.more).toEqual(['signOnly', 'edit', 'remove']);
    expect(nextActs(draft, person(['document.sign'])).primary).toBe('sign');
  });

  it('a draft that lacks something leads to its form', () => {
    expect(nextActs(aDocument(['edit', 'delete']), person()).primary).toBe('fillIn');
  });

  it('a signature that waits does not keep one from sending', () => {
    const waiting = aDocument(['send', 'delete'], { axes: axes({ signature: 'verifying', delivery: 'draft' }) });
    expect(nextActs(waiting, person()).primary).toBe('sendLater');
  });

  it('E-7.4: the recipient of a new document opens it before anything else', () => {
    const fresh = aDocument(['open'], { side: 'recipient', axes: axes({ receipt: 'none' }) });
    expect(nextActs(fresh, person())).toEqual({ primary: 'open', beside: [], more: [] });
  });

  it('an opened document is signed, and the refusal stands beside it', () => {
    const opened = aDocument(['sign', 'refuse', 'print', 'download'], { side: 'recipient', axes: axes({}) });
    expect(nextActs(opened, person())).toEqual({ primary: 'sign', beside: ['refuse'], more: ['print'] });
  });

  it('E-7.1.5: a delivered document can be recalled until it is opened', () => {
    const delivered = aDocument(['recall', 'print'], { axes: axes({ receipt: 'none' }) });
    expect(nextActs(delivered, person())).toEqual({ primary: undefined, beside: ['recall'], more: ['print'] });
  });

  it('who has signed is not asked to sign again, a colleague may add a signature', () => {
    const own = { side: 'sender', state: 'accepted', signer: { iin: '760415300002' } } as Signature;
    const signed = aDocument(['sign', 'send'], { axes: axes({ delivery: 'draft' }), signatures: [own] });
    expect(nextActs(signed, person())).toEqual({ primary: 'send', beside: [], more: [] });
    const others = { ...own, signer: { ...own.signer, iin: '880912400001' } };
    expect(nextActs({ ...signed, signatures: [others] }, person()).more).toEqual(['signMore']);
  });

  it('E-7.1.3: the first of several signers only signs, the last one signs and sends', () => {
    const who = person(['document.sign', 'document.send']);
    const place = (signed: boolean) => ({ userId: null, name: null, signed });
    const signers = (first: boolean) => ({ inOrder: true, places: [place(first), place(false)] });
    const draft = aDocument(['sign'], { signers: signers(false) });
    expect(nextActs(draft, who).primary).toBe('sign');
    const partly = { axes: axes({ signature: 'partly', delivery: 'draft' }), signers: signers(true) };
    expect(nextActs({ ...draft, ...partly }, who).primary).toBe('signAndSend');
  });

  it('with nothing left to decide the print form stands in front', () => {
    const done = aDocument(['print', 'download'], { status: 'completed', axes: axes({ response: 'signed' }) });
    expect(nextActs(done, person())).toEqual({ primary: undefined, beside: ['print'], more: [] });
  });
});
