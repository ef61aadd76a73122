export { parseDay } from './day';
export { formatMoney, formatSize } from './numbers';
export { formatClock, formatDate, formatDateTime, formatExact } from './time';
