import type { ApprovedSubject } from './approval.types.js';
import { changesBetween, diffLines } from './round-changes.js';

const SUBJECT: ApprovedSubject = {
  ...{
    title: 'Договор',
    type: 'contract',
    note: null,
    outgoingNumber: '12',
    documentDate: null,
    amount: 100,
    department: null,
  },
  recipient: { bin: '091040999202', name: { kk: 'Ж', ru: 'Ж', en: 'Z' } },
  file: { name: 'a.txt', size: 3, sha256: 'a'.repeat(64), mediaType: 'text/plain' },
};

describe('what changed between rounds of approval', () => {
  it('E-7.1.2: names the requisites that differ, with what they were and are', () => {
    expect(changesBetween(SUBJECT, SUBJECT)).toEqual([]);
    expect(changesBetween(SUBJECT, { ...SUBJECT, title: 'Договор № 2', amount: null })).toEqual([
      { field: 'title', before: 'Договор', after: 'Договор № 2' },
      { field: 'amount', before: '100', after: null },
    ]);
  });

  it('E-7.1.2: a file of the same name with other bytes is another file', () => {
    const file = { ...SUBJECT.file!, sha256: 'b'.repeat(64) };
    expect(changesBetween(SUBJECT, { ...SUBJECT, file })).toEqual([{ field: 'file', before: 'a.txt', after: 'a.txt' }]);
  });

  it('E-7.1.2: a text is compared by lines', () => {
    expect(diffLines('один\nдва\nтри\n', 'один\r\nтри\nчетыре')).toEqual([
      { kind: 'same', text: 'один' },
      { kind: 'removed', text: 'два' },
      { kind: 'same', text: 'три' },
      { kind: 'added', text: 'четыре' },
    ]);
    expect(diffLines('а\n'.repeat(3_000), 'а')).toBeUndefined();
  });
});
