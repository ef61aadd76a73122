import { formatClock, formatDate, formatDateTime, formatExact } from '../lib/format';

const FORMATS = { datetime: formatDateTime, date: formatDate, clock: formatClock };

/** A moment in portal time; pointing at it tells the seconds and the zone. */
export function Time({ value, show = 'datetime' }: { value: string; show?: keyof typeof FORMATS }) {
  return (
    <time dateTime={value} title={formatExact(value)} style={{ whiteSpace: 'nowrap' }}>
      {FORMATS[show](value)}
    </time>
  );
}
