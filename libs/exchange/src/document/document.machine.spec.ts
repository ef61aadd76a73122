import { AXES, type Axes, type Axis, everyAxes, INITIAL_AXES, statusOf, STATUSES } from './document.axes.js';
import { after, allows, sqlOf, TRANSITIONS, type TransitionName } from './document.machine.js';

const NAMES = Object.keys(TRANSITIONS) as TransitionName[];
const key = (axes: Axes) => Object.values(axes).join(' ');

/** Every state that can be reached from a new document. */
function reachable(): Map<string, Axes> {
  const found = new Map([[key(INITIAL_AXES), INITIAL_AXES]]);
  for (const axes of found.values()) {
    for (const name of NAMES.filter((each) => allows(axes, each))) {
      const next = after(axes, name);
      found.set(key(next), next);
    }
  }
  return found;
}

describe('the machine of a document', () => {
  const states = [...reachable().values()];

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
    expect(walked).toBe(3 * 4 * 3 * 5 * NAMES.length);
  });

  it('E-7.5.9: nothing is delivered without an accepted signature', () => {
    const unsigned = states.filter((axes) => axes.delivery === 'delivered' && axes.signature !== 'signed');
    expect(unsigned).toEqual([]);
  });

  it('E-7.1.5: recall and receipt exclude each other', () => {
    expect(states.filter((axes) => axes.delivery === 'recalled' && axes.receipt !== 'none')).toEqual([]);
    expect(states.some((axes) => axes.delivery === 'recalled')).toBe(true);
  });

  it('E-7.4: a receipt, once begun, never goes back', () => {
    const order = { none: 0, pending: 1, received: 2 };
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
    for (const axes of states.filter(({ signature }) => signature === 'verifying')) {
      expect(allows(after(axes, 'signFell'), 'sign')).toBe(true);
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
