import { TIME_ZONE } from '../i18n/time-zone';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const offset = new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, timeZoneName: 'shortOffset' });

function fieldsOf(iso: string): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
}

/** `23.11.2026` in portal time; a plain date (`2026-11-23`) has no zone and stays the day it is. */
export function formatDate(iso: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso.split('-').reverse().join('.');
  const { day, month, year } = fieldsOf(iso);
  return `${day}.${month}.${year}`;
}

/** `14:05` in portal time. */
export function formatClock(iso: string): string {
  const { hour, minute } = fieldsOf(iso);
  return `${hour}:${minute}`;
}

/** `23.11.2026 14:05` in portal time. */
export const formatDateTime = (iso: string): string => `${formatDate(iso)} ${formatClock(iso)}`;

/** `23.11.2026 14:05:33, Asia/Almaty (GMT+5)`: what a time says when one points at it. */
export function formatExact(iso: string): string {
  const zone = offset.formatToParts(new Date(iso)).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return `${formatDateTime(iso)}:${fieldsOf(iso).second}, ${TIME_ZONE} (${zone})`;
}
