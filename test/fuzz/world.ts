/** Who signed the seeds, and what they signed: made once by make-corpus.ts and kept, so that a finding can be made again. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Evidence, Trust } from '@qujat/signature';

/** Where seeds and findings of all targets lie. */
export const CORPUS = path.join(import.meta.dirname, 'corpus');

/** The time everything is judged at. */
export const AT = new Date('2026-06-01T13:00:00Z');
/** What the seeds' signers signed. */
export const CONTENT = new TextEncoder().encode('Шарт № 17: төлем мерзімі — 10 күн.');
/** What they did not. */
export const OTHER = new TextEncoder().encode('Шарт № 17: төлем мерзімі — 90 күн.');
/** The password of the key files. */
export const PASSWORD = 'Qwerty12';

const at = (...names: string[]): Uint8Array => new Uint8Array(readFileSync(path.join(CORPUS, ...names)));

/** One file of the world. */
export const worldFile = (name: string): Uint8Array => at('world', name);

/** The seeds of a target by name. */
export const seedsOf = (target: string): Map<string, Uint8Array> =>
  new Map(
    readdirSync(path.join(CORPUS, target))
      .sort()
      .map((name) => [name, at(target, name)]),
  );

/** Whom the seeds' judge trusts. */
export const trust = (): Trust => ({
  anchors: [worldFile('rsa-root.cer'), worldFile('gost-root.cer')],
  intermediates: [worldFile('rsa-issuing.cer'), worldFile('gost-issuing.cer')],
});

/** What is known beside a signature. */
export const evidence = (more: Partial<Evidence> = {}): Evidence => ({
  certificates: [],
  crls: [worldFile('rsa-good.crl'), worldFile('gost-good.crl')],
  ocspResponses: [],
  ...more,
});
