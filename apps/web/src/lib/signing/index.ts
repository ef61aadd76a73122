export { documentByPhone } from './by-phone';
export { bytesOf } from './content';
export { SigningPanel } from './signing-panel';
export { SigningProvider, useSigner, type Sign } from './signing-provider';
export { StepUpRecovery } from './step-up';
export { SigningFailure, type SignItem, type SignRequest } from './signing.types';
