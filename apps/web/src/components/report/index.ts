export { Checks } from './checks';
export { Fold } from './fold';
export { SignatureVerdicts } from './signature-verdicts';
export { REPORT } from './texts';
