export { bytesOf } from './content';
export { SigningPanel } from './signing-panel';
export { SigningProvider, useSigner, type Sign } from './signing-provider';
export { SigningFailure, type SignItem, type SignRequest } from './signing.types';
