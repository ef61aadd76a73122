import type { QujatDocument } from '../../lib/api';
import { canBegin, changesOf, formOf, missingOf, titleFrom, UNTOUCHED, valuesOf, type Values } from './document-form';

const recipient = {
  ...{ id: 'p2', bin: '091040999202', name: { kk: 'Жетісу', ru: 'Жетісу', en: 'Zhetisu' }, invitationId: null },
};

const filled: Values = {
  type: 'act',
  title: ' Акт сверки ',
  outgoingNumber: '31',
  documentDate: '2026-11-23',
  answerBy: '',
  note: '',
  amount: null,
  departmentId: '',
  recipient,
};

describe('the form of a document', () => {
  it('becomes what the server makes a draft of: texts trimmed, empty ones none', () => {
    expect(formOf(filled)).toEqual({
      title: 'Акт сверки',
      type: 'act',
      recipientId: 'p2',
      invitationId: null,
      outgoingNumber: '31',
      documentDate: '2026-11-23',
      answerBy: null,
      note: null,
      amount: null,
      departmentId: null,
    });
  });

  it('is read back from the draft that the server keeps', () => {
    const kept = { ...formOf(filled), recipient } as unknown as QujatDocument;
    expect(valuesOf(kept)).toEqual({ ...filled, title: 'Акт сверки', others: [] });
    expect(changesOf(valuesOf(kept), filled)).toBeUndefined();
  });

  it('E-7.1.3: sends all recipients in their order when one is added, moved or taken off', () => {
    const other = { ...recipient, id: 'p3', bin: '130540999301' };
    const both = [{ recipientId: 'p2' }, { recipientId: 'p3' }];
    const several = { ...filled, others: [other] };
    expect(changesOf({ ...filled, others: [] }, several)).toEqual({ recipients: both });
    expect(changesOf(several, { ...filled, recipient: other, others: [recipient] })).toEqual({
      recipients: [...both].reverse(),
    });
    expect(changesOf(several, { ...filled, others: [] })).toEqual({ recipients: [{ recipientId: 'p2' }] });
    expect(changesOf(several, { ...several })).toBeUndefined();
  });

  it('E-7.1.1: leaves to the form what the form says', () => {
    expect(changesOf({ ...filled, outgoingNumber: '', amount: 5 }, { ...filled, note: 'Сөз' }, true)).toEqual({
      note: 'Сөз',
    });
  });

  it('sends only what differs, and empties what was emptied', () => {
    const typed = { ...filled, outgoingNumber: ' ', recipient: null, note: 'Сәлем' };
    expect(changesOf(filled, typed)).toEqual({ outgoingNumber: null, recipientId: null, note: 'Сәлем' });
  });

  it('keeps an empty title to itself: the server has the last one', () => {
    expect(changesOf(filled, { ...filled, title: '  ' })).toBeUndefined();
    expect(changesOf(filled, { ...filled, title: '', type: 'letter' })).toEqual({ type: 'letter' });
  });

  it('can begin a draft once there is a title', () => {
    expect(canBegin(UNTOUCHED)).toBe(false);
    expect(canBegin({ ...UNTOUCHED, title: 'Х' })).toBe(true);
  });

  it('says what is missing, in its own order', () => {
    expect(missingOf(UNTOUCHED, false)).toEqual(['file', 'title', 'recipient']);
    expect(missingOf({ ...filled, recipient: null }, true)).toEqual(['recipient']);
    expect(missingOf(filled, true)).toEqual([]);
  });

  it("takes a title from a file's name", () => {
    expect(titleFrom('Договор_поставки_№12.pdf')).toBe('Договор поставки №12');
    expect(titleFrom('Келісім.v2.docx')).toBe('Келісім.v2');
    expect(titleFrom('.txt')).toBe('.txt');
    expect(titleFrom(`${'ә'.repeat(400)}.pdf`)).toHaveLength(300);
  });
});
