import { AXES, type Axes, type Axis, everyAxes, INITIAL_AXES, statusOf, STATUSES } from './document.axes.js';
import { after, allows, sqlOf, TRANSITIONS, type TransitionName } from './document.machine.js';

const NAMES = Object.keys(TRANSITIONS) as TransitionName[];
const key = (axes: Axes) => Object.values(axes).join(' ');

/** Only where the recipient was asked to sign first. */
const RECIPIENT_FIRST: readonly TransitionName[] = [
  ...(['sendUnsigned', 'waitUnsigned', 'holdUnsigned', 'complete', 'completePartly', 'completeWaits'] as const),
];

/** Every state that can be reached from a new document. */
function reachable(names = NAMES): Map<string, Axes> {
  const found = new Map([[key(INITIAL_AXES), INITIAL_AXES]]);
  for (const axes of found.values()) {
    for (const name of names.filter((each) => allows(axes, each))) {
      const next = after(axes, name);
      found.set(key(next), next);
    }
  }
  return found;
}

describe('the machine of a document', () => {
  const states = [...reachable().values()];
  const senderFirst = [...reachable(NAMES.filter((name) => !RECIPIENT_FIRST.includes(name))).values()];

  it('walks every state × transition: each either leads to a declared state or changes nothing', () => {
    let walked = 0;
    for (const axes of everyAxes()) {
      for (const name of NAMES) {
        const next = after(axes, name);
        if (!allows(axes, name)) expect(next).toBe(axes);
        for (const axis of Object.keys(AXES) as Axis[]) expect(AXES[axis]).toContain(next[axis]);
        walked += 1;
      }
    }
    expect(walked).toBe(4 * 7 * 4 * 7 * 5 * NAMES.length);
  });

  it('E-7.5.9: nothing is delivered without an accepted signature', () => {
    const isUnsigned = (axes: Axes) => axes.delivery === 'delivered' && axes.signature !== 'signed';
    expect(senderFirst.filter(isUnsigned)).toEqual([]);
    // Asked to sign first, the recipients have signed before the sender begins to.
    const begun = states.filter((axes) => isUnsigned(axes) && axes.signature !== 'unsigned');
    expect(begun.every(({ response }) => response === 'signed')).toBe(true);
  });

  it('E-7.1.5: recall and receipt exclude each other', () => {
    expect(states.filter((axes) => axes.delivery === 'recalled' && axes.receipt !== 'none')).toEqual([]);
    expect(states.some((axes) => axes.delivery === 'recalled')).toBe(true);
  });

  it('E-7.1.3: what waits for an invited counterparty is signed, has reached nobody, and can be recalled or come back', () => {
    const waiting = senderFirst.filter(({ delivery }) => delivery === 'waiting');
    expect(waiting).toEqual([
      { signature: 'signed', delivery: 'waiting', receipt: 'none', response: 'none', annulment: 'none' },
    ]);
    const leads = NAMES.filter((name) => allows(waiting[0]!, name)).map((name) => after(waiting[0]!, name).delivery);
    expect(new Set(leads)).toEqual(new Set(['waiting', 'delivered', 'draft', 'recalled', 'stopped']));
  });

  it('E-7.4: a receipt, once begun, never goes back', () => {
    const order = { none: 0, partly: 0, pending: 1, received: 2 };
    for (const axes of states) {
      for (const name of NAMES) expect(order[after(axes, name).receipt]).toBeGreaterThanOrEqual(order[axes.receipt]);
    }
  });

  it('a refusal and a signature in turn exclude each other, and nothing leaves them', () => {
    for (const axes of states.filter(({ response }) => response === 'refused' || response === 'signed')) {
      for (const name of NAMES) expect(after(axes, name).response).toBe(axes.response);
    }
  });

  it('an answer is only given to what was delivered and opened', () => {
    const answered = states.filter(({ response }) => ['signed', 'refused', 'verifying'].includes(response));
    expect(answered.every((axes) => axes.delivery === 'delivered' && axes.receipt !== 'none')).toBe(true);
  });

  it('a draft can be changed only while nobody has signed it', () => {
    for (const axes of states.filter(({ signature }) => signature !== 'unsigned')) {
      expect([allows(axes, 'edit'), allows(axes, 'upload')]).toEqual([false, false]);
    }
  });

  it('a signature that turns out bad after waiting brings the document back to where it can be signed', () => {
    const open = states.filter(({ signature, annulment }) => signature === 'verifying' && annulment === 'none');
    for (const fallen of open.map((axes) => after(axes, 'signFell'))) {
      expect(allows(fallen, 'sign') || allows(fallen, 'complete')).toBe(true);
    }
  });

  it('E-7.1.5: annulment and recall exclude each other: before the receipt the one, after it the other', () => {
    for (const axes of states.filter(({ delivery }) => delivery === 'delivered')) {
      if (axes.annulment !== 'none') expect(axes.receipt).not.toBe('none');
      expect(allows(axes, 'recall') && allows(axes, 'proposeAnnulment')).toBe(false);
    }
    expect(states.filter(({ delivery, annulment }) => delivery !== 'delivered' && annulment !== 'none')).toEqual([]);
  });

  it('E-7.1.5: what has been annulled stays so, and nobody answers it any more', () => {
    const annulled = states.filter(({ annulment }) => annulment === 'annulled');
    expect(annulled.length).toBeGreaterThan(0);
    for (const axes of annulled) {
      for (const name of NAMES) {
        expect(after(axes, name).annulment).toBe('annulled');
        expect(after(axes, name).response).toBe(axes.response);
      }
      expect(statusOf(axes)).toBe('annulled');
    }
  });

  it('E-7.1.5: while a proposal is open nobody proposes another, and the answer waits for it', () => {
    for (const axes of states.filter(({ annulment }) => annulment !== 'none')) {
      const blocked: TransitionName[] = ['proposeAnnulment', 'proposeAnnulmentWaits', 'countersign', 'refuse'];
      expect(blocked.filter((name) => allows(axes, name))).toEqual([]);
    }
  });

  it('reaches every status there is a word for', () => {
    expect(new Set(states.map(statusOf))).toEqual(new Set(STATUSES));
  });

  it('speaks SQL that names exactly the states of the table', () => {
    expect(sqlOf('send')).toEqual({
      set:
        "delivery = CASE delivery WHEN 'draft' THEN 'delivered' ELSE delivery END, " +
        "response = CASE response WHEN 'none' THEN 'awaited' ELSE response END",
      where: "delivery IN ('draft') AND signature IN ('signed') AND response IN ('none')",
    });
    expect(sqlOf('edit').set).toBe('');
  });
});
