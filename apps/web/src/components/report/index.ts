export { Checks } from './checks';
export { Fold } from './fold';
export { SignatureVerdicts } from './signature-verdicts';
export { SignerAuthority } from './signer-authority';
export { REPORT } from './texts';
