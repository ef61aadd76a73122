import { readFileSync } from 'node:fs';
import type { Localized } from '@qujat/kernel';

/** A version of an agreement as it is published with the program. */
export interface PublishedAgreement {
  readonly kind: 'usage-agreement' | 'public-offer';
  readonly version: number;
  readonly title: Localized;
  readonly file: URL;
  readonly effectiveFrom: Date;
}

const FIRST_DAY = new Date('2026-01-01T00:00:00Z');

/** Every version ever published: a text that somebody has signed is never edited, a new one is added (E-10.2.2). */
export const PUBLISHED: readonly PublishedAgreement[] = [
  {
    kind: 'usage-agreement',
    version: 1,
    title: { kk: 'Порталды пайдалану келісімі', ru: 'Соглашение об использовании портала', en: 'Usage agreement' },
    file: new URL('./texts/usage-agreement.v1.txt', import.meta.url),
    effectiveFrom: FIRST_DAY,
  },
  {
    kind: 'public-offer',
    version: 1,
    title: { kk: 'Жария оферта', ru: 'Публичная оферта', en: 'Public offer' },
    file: new URL('./texts/public-offer.v1.txt', import.meta.url),
    effectiveFrom: FIRST_DAY,
  },
];

/** The very bytes that are signed. */
export const contentOf = ({ file }: PublishedAgreement): Buffer => readFileSync(file);
