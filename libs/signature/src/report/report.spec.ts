import { LOCALES, type Localized } from '@qujat/kernel';
import { RULES } from '../validation/rules.js';
import { ADVICE } from './advice.js';
import { renderReport } from './render.js';
import type { Report, SignatureReport, SubIndication } from './report.js';
import { reportWords } from './report-words.js';
import { CHECKS, SUB_INDICATIONS } from './words.js';

const SIGNATURE: SignatureReport = {
  format: 'CMS',
  covers: [{ kind: 'content', name: null, intact: true }],
  indication: 'INDETERMINATE',
  subIndication: 'TRY_LATER',
  signer: { subject: 'CN=АСҚАРОВА АЙГҮЛ', iin: '900101300017', bin: '140340999103', roles: ['first-head'] },
  certificate: null,
  bestSignatureTime: '2026-11-23T12:00:00.000Z',
  claimedSigningTime: '2026-11-23T11:59:00.000Z',
  level: 'B',
  checks: [{ id: 'path.revocation', ok: false, spec: 'RFC 5280 6.1.3 (a)(3)', detail: 'no data' }],
  timestamps: [],
  path: [],
  blocks: [
    {
      block: 'x509',
      spec: 'ETSI EN 319 102-1 5.2.6',
      checks: [{ id: 'path.revocation', ok: false, spec: 'RFC 5280 6.1.3 (a)(3)', detail: 'no data' }],
    },
  ],
  revocation: [
    {
      ...{ subject: 'CN=АСҚАРОВА АЙГҮЛ', fingerprint: 'ab', status: 'none', source: null, sha256: null },
      ...{ thisUpdate: null, nextUpdate: null, revokedAt: null, reason: null },
    },
  ],
};

const REPORT: Report = {
  indication: 'INDETERMINATE',
  subIndication: 'TRY_LATER',
  signatures: [SIGNATURE],
  evidenceUsed: [{ kind: 'certificate', sha256: 'cd'.repeat(32), about: 'CN=ҰКО', time: '2026-01-01T00:00:00.000Z' }],
  validatedAt: '2026-11-23T12:00:00.000Z',
  failure: null,
};

/** Three sentences, each written for its language. */
function expectThreeLanguages(name: string, words: Localized | undefined): void {
  const texts = LOCALES.map((locale) => words?.[locale] ?? '');
  expect({ name, short: texts.filter((text) => text.trim().length < 3) }).toEqual({ name, short: [] });
  expect({ name, cyrillic: [/\p{Script=Cyrillic}/u.test(words!.kk), /\p{Script=Cyrillic}/u.test(words!.ru)] }).toEqual({
    name,
    cyrillic: [true, true],
  });
  expect({ name, latin: /\p{Script=Cyrillic}/u.test(words!.en) }).toEqual({ name, latin: false });
}

describe('the words of a report', () => {
  it('every check that the engine makes is named in Kazakh, Russian and English', () => {
    for (const { id } of Object.values(RULES)) expectThreeLanguages(id, CHECKS[id]);
  });

  it('every sub-indication says why, and what to do, in Kazakh, Russian and English', () => {
    const subs = Object.keys(SUB_INDICATIONS) as SubIndication[];
    expect(Object.keys(ADVICE).sort()).toEqual([...subs].sort());
    for (const sub of subs) {
      expectThreeLanguages(sub, SUB_INDICATIONS[sub]);
      expectThreeLanguages(sub, ADVICE[sub]);
      expect(ADVICE[sub].ru).not.toBe(SUB_INDICATIONS[sub].ru);
    }
  });

  it('the simple form says the verdict, who, when and what to do, and no clause', () => {
    const text = renderReport(REPORT, 'ru', 'simple');
    for (const part of ['не подтверждена', 'АСҚАРОВА', '900101300017', ADVICE.TRY_LATER.ru]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/RFC|sha256/);
  });

  it('the detailed form has every check with its clause, what is covered, the state of certificates, evidence by hash', () => {
    const text = renderReport(REPORT, 'en', 'detailed');
    const parts = ['RFC 5280 6.1.3 (a)(3)', 'Not revoked', 'What is signed', 'no data', ADVICE.TRY_LATER.en];
    for (const part of [...parts, `sha256:${'cd'.repeat(32)}`]) expect(text).toContain(part);
  });

  it('reportWords gives the words of what occurs, for signatures in their order', () => {
    const words = reportWords(REPORT);
    expect(words.signatures).toEqual([
      { verdict: words.verdict, explanation: SUB_INDICATIONS.TRY_LATER, advice: ADVICE.TRY_LATER },
    ]);
    expect(Object.keys(words.checks)).toEqual(['path.revocation']);
    expect(words.roles).toMatchObject({ 'first-head': { en: 'first head' } });
    expect(reportWords({ ...REPORT, subIndication: null, indication: 'TOTAL-PASSED' }).explanation).toBeNull();
  });
});
