import { useEffect, useRef } from 'react';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useRight } from '../../lib/session';
import { useDone } from './counterparties.query';
import { COUNTERPARTIES } from './texts';

const KEY = 'qujat.invitation';

/** Remembers the secret of an invitation's link until its organisation is registered and accredited. */
export const keepInvitation = (token: string): void => localStorage.setItem(KEY, token);

/** Takes the remembered invitation to the organisation, once; `onClaimed` when it is there. */
export function useClaim(onClaimed: () => void): void {
  const may = useRight('counterparty.manage');
  const t = useT(COUNTERPARTIES);
  const done = useDone();
  const isTried = useRef(false);
  useEffect(() => {
    const token = localStorage.getItem(KEY);
    if (!token || !may || isTried.current) return;
    isTried.current = true;
    const claim = async () => {
      // An invitation that names a number is there already; a link that is not valid any more helps nobody.
      const claimed = await ask(api.POST('/api/counterparty-invitations/claim', { body: { token } })).catch(
        () => undefined,
      );
      localStorage.removeItem(KEY);
      if (!claimed) return;
      onClaimed();
      await done(t('linkTitle'));
    };
    void claim();
    // Once, when the page opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [may]);
}
