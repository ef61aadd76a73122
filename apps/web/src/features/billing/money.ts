import { formatMoney } from '../../lib/format';

/** A sum in tiyn as it is read. */
export const tenge = (tiyn: number): string => formatMoney(tiyn / 100);
