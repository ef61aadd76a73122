export { RecoveryCodes } from './recovery-codes';
export { Scan } from './scan';
export { SECURITY } from './texts';
