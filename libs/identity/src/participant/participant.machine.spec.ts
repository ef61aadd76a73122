import { PARTICIPANT_STATES } from '../session/session.types.js';
import { APPLICANT, OPERATOR } from './participant.policy.js';
import { participantMachine, type ParticipantAct } from './participant.machine.js';

const ACTS = [...APPLICANT, ...OPERATOR];

/** E-5.7 to E-5.9 on one screen: state × act → where it leads; what is not here is refused. */
const LEADS: Readonly<Record<string, Partial<Record<ParticipantAct, string>>>> = {
  draft: { edit: 'draft', submit: 'submitted' },
  submitted: { accept: 'accredited', refuse: 'refused' },
  refused: { edit: 'draft', submit: 'submitted' },
  accredited: {},
};

describe('the way into the register', () => {
  it.each(PARTICIPANT_STATES.flatMap((state) => ACTS.map((act) => [state, act] as const)))(
    'E-5.9: %s, %s',
    (state, act) => {
      const leads = participantMachine.allows(state, act) ? participantMachine.to(act) : undefined;
      expect(leads).toBe(LEADS[state]?.[act]);
    },
  );

  it('E-5.7: begins as a draft', () => {
    expect(participantMachine.initial).toBe('draft');
  });

  it('E-3.11: the applicant’s acts and the operator’s are different ones, and all there are', () => {
    expect(Object.keys(participantMachine.transitions).sort()).toEqual([...ACTS].sort());
    expect(new Set(ACTS).size).toBe(ACTS.length);
  });
});
