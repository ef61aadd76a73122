import type { DocumentSummary } from '../../lib/api';
import { addressOf, isUnread, nextStep } from './next-step';

const YES = { allowed: true };
const no = (reason: string) => ({ allowed: false, reason });

type Patch = Partial<Omit<DocumentSummary, 'abilities' | 'axes'>> & {
  abilities?: Partial<DocumentSummary['abilities']>;
  axes?: Partial<DocumentSummary['axes']>;
};

const party = { id: '1', bin: '240140999503', name: { kk: 'Көктем', ru: 'Көктем', en: 'Koktem' } };

function aDocument({ abilities, axes, ...patch }: Patch): DocumentSummary {
  return {
    id: 'd1',
    number: 'QJ-2026-000001',
    amount: null,
    approval: null,
    currency: 'KZT',
    title: 'Хат',
    type: 'letter',
    side: 'sender',
    sender: party,
    recipient: { ...party, invitationId: null },
    counterparty: null,
    ...{ recipientCount: 1, signedCount: 0, sending: 'at-once', firstSigner: 'sender' },
    status: 'draft',
    waitingFor: null,
    createdAt: '2026-11-23T09:00:00Z',
    sentAt: null,
    receivedAt: null,
    annulledAt: null,
    attention: false,
    ...{ answerBy: null, due: null },
    ...patch,
    axes: { signature: 'unsigned', delivery: 'draft', receipt: 'none', response: 'none', annulment: 'none', ...axes },
    abilities: {
      edit: YES,
      setSigners: YES,
      askCorrection: YES,
      correct: YES,
      proposeAnnulment: YES,
      withdrawAnnulment: YES,
      acceptAnnulment: YES,
      refuseAnnulment: YES,
      upload: YES,
      delete: YES,
      sign: YES,
      send: YES,
      open: YES,
      refuse: YES,
      recall: YES,
      print: YES,
      download: YES,
      ...abilities,
    },
  };
}

describe('what is to be done next with a document', () => {
  it('is to fill in what a draft lacks, then to sign, then to send', () => {
    const fileless = { download: no('ability.file_missing') };
    expect(nextStep(aDocument({ abilities: fileless, recipient: null }))).toBe('nextFile');
    expect(nextStep(aDocument({ recipient: null }))).toBe('nextRecipient');
    expect(nextStep(aDocument({}))).toBe('nextSign');
    expect(nextStep(aDocument({ status: 'ready' }))).toBe('nextSend');
  });

  it('is to open and then to answer, for the recipient', () => {
    const arrived = { side: 'recipient', status: 'delivered', attention: true } as const;
    expect(nextStep(aDocument(arrived))).toBe('nextOpen');
    const opened = { ...arrived, status: 'received', axes: { receipt: 'received' } } as const;
    expect(nextStep(aDocument(opened))).toBe('nextAnswer');
  });

  it('names others where the reader has not the power', () => {
    const powerless = { sign: no('ability.signing_right_missing'), open: no('ability.right_missing') };
    expect(nextStep(aDocument({ abilities: powerless }))).toBe('nextSignOthers');
    const arrived = { side: 'recipient', status: 'delivered', attention: true, abilities: powerless } as const;
    expect(nextStep(aDocument(arrived))).toBe('nextOpenOthers');
    expect(nextStep(aDocument({ ...arrived, axes: { receipt: 'pending' } }))).toBe('nextAnswerOthers');
  });

  it("is nothing while it is the other side's turn", () => {
    expect(nextStep(aDocument({ status: 'delivered' }))).toBeUndefined();
    expect(nextStep(aDocument({ side: 'recipient', status: 'completed' }))).toBeUndefined();
  });
});

describe('a line of a list', () => {
  it('is unread only for the recipient, until somebody opens the document', () => {
    expect(isUnread({ side: 'recipient', status: 'delivered' })).toBe(true);
    expect(isUnread({ side: 'recipient', status: 'receipt-pending' })).toBe(false);
    expect(isUnread({ side: 'sender', status: 'delivered' })).toBe(false);
  });

  it('leads to the form while the draft may be changed, to the document otherwise', () => {
    expect(addressOf(aDocument({}))).toBe('/documents/d1/edit');
    expect(addressOf(aDocument({ abilities: { edit: no('ability.right_missing') } }))).toBe('/documents/d1');
    expect(addressOf(aDocument({ status: 'ready' }))).toBe('/documents/d1');
  });
});
