export { configQuery, sessionQuery, useRight, useSession, useSessionChange, useSignedIn } from './session';
