export { parseDay } from './day';
export { formatMoney, formatSize } from './numbers';
export { formatClock, formatDate, formatDateTime, formatExact } from './time';
export { parseSum, showSum } from './sum';
