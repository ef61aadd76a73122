import type { PowerReason } from './power.errors.js';
import type { PowerRefusal } from './judge-power.js';

/** A refusal as it is told: the code of its sentence, and what fills it. */
export interface ToldReason {
  readonly code: PowerReason;
  readonly params?: Readonly<Record<string, string>>;
}

const CODES = {
  missing: 'power.missing',
  certificate: 'power.certificate',
  type: 'power.type',
  department: 'power.department',
  amount: 'power.amount',
  'amount-unknown': 'power.amount_unknown',
  'not-in-force': 'power.not_in_force',
  withdrawn: 'power.withdrawn',
} as const satisfies Readonly<Record<PowerRefusal['code'], PowerReason>>;

/** The refusal in words: sums in tenge, times in portal time. */
export function toldReason(refusal: PowerRefusal): ToldReason {
  const code = CODES[refusal.code];
  if (refusal.code === 'amount') return { code, params: { limit: tenge(refusal.limit) } };
  if (refusal.code === 'withdrawn') return { code, params: { name: refusal.name, at: moment(refusal.at) } };
  return { code };
}

/** `1 000 000` of 100 000 000 tiyn; tiyn only where there are any. */
export function tenge(tiyn: number): string {
  const whole = Math.floor(tiyn / 100).toString();
  const rest = tiyn % 100;
  return whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0') + (rest > 0 ? `,${rest.toString().padStart(2, '0')}` : '');
}

const TIME = new Intl.DateTimeFormat('ru', {
  ...{ timeZone: 'Asia/Almaty', day: '2-digit', month: '2-digit', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit' },
} as const);

/** `26.11.2026 17:03` in portal time. */
export const moment = (at: Date): string => TIME.format(at).replace(',', '');
