export {
  configQuery,
  sessionQuery,
  useOrganisationChange,
  useRight,
  useSession,
  useSessionChange,
  useSignedIn,
} from './session';
