import type { Power } from '@qujat/platform';
import { actsOf, type GrantedRecord, type GrantRecord, powersOf, type Standing } from './granted-powers.js';
import { holdsAtLeast, judgePower } from './judge-power.js';
import { tenge, toldReason } from './power-reason.js';

const NOW = new Date('2026-03-01T10:00:00Z');
const SALES = '018f0000-0000-7000-8000-00000000000a';
const standing = (changes: Partial<Standing> = {}): Standing => ({
  ...{
    role: 'employee',
    iin: '910228409931',
    bin: '140340999103',
    roles: ['employee'],
    participantBin: '140340999103',
  },
  ...changes,
});
const grant = (changes: Partial<GrantRecord> = {}): GrantRecord => ({
  ...{ act: 'document.sign', documentType: null, limit: null, departments: null, from: null, until: null },
  ...{ kind: 'attorney', id: SALES, version: 1, name: 'Д-1', code: null },
  ...changes,
});
const granted = (...grants: GrantRecord[]): GrantedRecord => ({
  ...{ active: true, administrator: false, byCertificate: true, changed: [] },
  grants,
});
const powers = (who: Standing, what: GrantedRecord) => powersOf(who, what, NOW);
const contract = (amount: number | null = null, departmentId: string | null = null) => ({
  ...{ type: 'contract', amount, departmentId },
});
const codeOf = (held: readonly Power[], document = contract()) => {
  const verdict = judgePower(held, { act: 'document.sign', document }, NOW);
  return verdict.allowed ? verdict.power.source.kind : verdict.refusal.code;
};

describe('whether a power covers an act', () => {
  it.each([
    ['first-head', 'certificate'],
    ['sign-right', 'certificate'],
  ] as const)('E-7.5.2: a %s signs by the certificate', (role, source) => {
    expect(codeOf(powers(standing({ role, roles: [role] }), granted()))).toBe(source);
  });

  it('E-7.5.2: an entrepreneur signs for themselves, and for nobody else', () => {
    const self = { role: 'individual', bin: null, roles: ['individual'] } as const;
    expect(codeOf(powers(standing({ ...self, participantBin: '910228409931' }), granted()))).toBe('certificate');
    expect(codeOf(powers(standing(self), granted()))).toBe('missing');
  });

  it('E-5.4: the head of one organisation is nobody’s head in another', () => {
    const head = standing({ role: 'first-head', roles: ['first-head'], participantBin: '091040999202' });
    expect(codeOf(powers(head, granted()))).toBe('missing');
    expect(codeOf(powers(head, granted(grant({ kind: 'role' }))))).toBe('certificate');
  });

  it('E-7.5.2: an employee signs by a power of attorney, not by a role alone', () => {
    expect(codeOf(powers(standing(), granted()))).toBe('missing');
    expect(codeOf(powers(standing(), granted(grant({ kind: 'role' }))))).toBe('certificate');
    expect(codeOf(powers(standing(), granted(grant())))).toBe('attorney');
  });

  it('E-7.5.2: one with the right to sign financial documents signs those that a role gives them', () => {
    const finance = powers(standing({ roles: ['employee', 'finance-sign-right'] }), granted(grant({ kind: 'role' })));
    expect(codeOf(finance)).toBe('type');
    expect(codeOf(finance, { ...contract(), type: 'invoice' })).toBe('role');
  });

  it('E-5.12: what the administrator has changed takes the place of what the certificate gives', () => {
    const signer = standing({ role: 'sign-right', roles: ['sign-right'] });
    const letters = grant({ kind: 'role', code: 'sign-right', documentType: 'letter' });
    const changed = { ...granted(letters), changed: ['sign-right'] } as const;
    expect(codeOf(powers(signer, changed))).toBe('type');
    expect(codeOf(powers(signer, changed), { ...contract(), type: 'letter' })).toBe('role');
    expect(codeOf(powers(signer, { ...granted(), byCertificate: false }))).toBe('missing');
    expect(powers(standing(), changed).map(({ act }) => act)).toEqual([
      ...['document.prepare', 'document.send', 'document.receive'],
    ]);
  });

  it('E-5.13: one who is suspended holds nothing, a first head neither', () => {
    const head = standing({ role: 'first-head', roles: ['first-head'] });
    expect(powers(head, { ...granted(grant()), active: false })).toEqual([]);
  });

  it('E-5.12: limits by sum, department and term are told apart', () => {
    const held = powers(standing(), granted(grant({ limit: 500, departments: [SALES] })));
    expect(codeOf(held)).toBe('department');
    expect(codeOf(held, contract(500, SALES))).toBe('attorney');
    expect(codeOf(held, contract(501, SALES))).toBe('amount');
    expect(codeOf(held, contract(null, SALES))).toBe('amount-unknown');
    const later = powers(standing(), granted(grant({ from: '2026-03-01T10:00:01Z' })));
    expect([codeOf(later), actsOf(later, NOW).includes('document.sign')]).toEqual(['not-in-force', false]);
    expect(codeOf(powers(standing(), granted(grant({ until: NOW.toISOString() }))))).toBe('not-in-force');
  });

  it('E-5.12: two powers together reach as far as the wider', () => {
    const held = powers(standing(), granted(grant({ limit: 500 }), grant({ limit: 900 })));
    expect(codeOf(held, contract(900))).toBe('attorney');
    const verdict = judgePower(held, { act: 'document.sign', document: contract(901) }, NOW);
    expect(verdict).toEqual({ allowed: false, refusal: { code: 'amount', limit: 900 } });
  });
});

describe('handing a power on', () => {
  const until = new Date('2026-06-01T00:00:00Z');
  const own = powers(
    standing(),
    granted(grant({ documentType: 'contract', limit: 1_000, until: until.toISOString() })),
  );
  const wanted = {
    act: 'document.sign',
    documentType: 'contract',
    limit: 1_000,
    departmentId: null,
    from: NOW,
    until,
  } as const;

  it.each([
    ['the same', {}, true],
    ['less', { limit: 1 }, true],
    ['a larger sum', { limit: 1_001 }, false],
    ['any sum', { limit: null }, false],
    ['another type', { documentType: 'letter' }, false],
    ['any type', { documentType: null }, false],
    ['a longer term', { until: new Date('2026-06-01T00:00:01Z') }, false],
    ['another act', { act: 'document.send' }, true],
    ['an act one does not hold', { act: 'billing.manage' }, false],
  ] as const)('E-5.12: %s', (_, changes, may) => {
    const all = { ...wanted, ...changes };
    const free = all.act === 'document.sign' ? all : { ...all, limit: null };
    expect(holdsAtLeast(own, free)).toBe(may);
  });
});

it('E-5.12: sums are told in tenge', () => {
  expect([100, 123_456_789, 5].map((sum) => tenge(sum).replaceAll('\u00a0', ' '))).toEqual([
    '1',
    '1 234 567,89',
    '0,05',
  ]);
  const at = new Date('2026-03-01T10:00:00Z');
  expect(toldReason({ code: 'withdrawn', name: 'Д-1', at })).toEqual({
    ...{ code: 'power.withdrawn', params: { name: 'Д-1', at: '01.03.2026 15:00' } },
  });
});
