import { useNavigate } from 'react-router';
import { api, ask } from '../../lib/api';
import { useSessionChange } from '../../lib/session';

/** Ends the session here and on the server. */
export function useSignOut(): () => Promise<void> {
  const change = useSessionChange();
  const navigate = useNavigate();
  return async () => {
    await ask(api.POST('/api/auth/sign-out'));
    await navigate('/');
    change(null);
  };
}
