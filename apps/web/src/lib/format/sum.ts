/** `1 000 000,50` → tiyn; null for an empty text; `undefined` for what is no sum. */
export function parseSum(text: string): number | null | undefined {
  const plain = text.replace(/[\s\u00a0₸]/g, '').replace(',', '.');
  if (plain === '') return null;
  const [, whole = '', part = ''] = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  return whole === '' ? undefined : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

/** Tiyn → `1 000 000,50`; whole tenge without the part. */
export function showSum(tiyn: number): string {
  const whole = Math.floor(tiyn / 100).toString();
  const part = tiyn % 100;
  return whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0') + (part > 0 ? `,${part.toString().padStart(2, '0')}` : '');
}
