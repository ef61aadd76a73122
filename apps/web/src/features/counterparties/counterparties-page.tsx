import { Button, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '../../components';
import { useT } from '../../lib/i18n';
import { useRight } from '../../lib/session';
import { useCounterparties } from './counterparties.query';
import { CounterpartyList } from './counterparty-list';
import { Invitations } from './invitations';
import { COUNTERPARTIES } from './texts';
import { useClaim } from './use-claim';

const InviteDialog = lazy(() => import('./invite-dialog'));

const TABS = {
  accepted: 'tabAccepted',
  incoming: 'tabIncoming',
  outgoing: 'tabOutgoing',
  blocked: 'tabBlocked',
} as const;
type Tab = keyof typeof TABS;
const NAMES = Object.keys(TABS) as Tab[];

/** The counterparties, invitations both ways, and those one has blocked. */
export function Component() {
  const t = useT(COUNTERPARTIES);
  const mayInvite = useRight('counterparty.manage');
  const [isInviting, setInviting] = useState(false);
  const [params, setParams] = useSearchParams();
  const { data } = useCounterparties({ list: 'accepted' });
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false;
  const counts = data?.pages[0]?.counts;
  useClaim(() => setParams({ tab: 'incoming' }, { replace: true }));
  const tab = NAMES.find((name) => name === params.get('tab')) ?? 'accepted';
  const label = (name: Tab) => (counts?.[name] ? `${t(TABS[name])} (${counts[name]})` : t(TABS[name]));
  const invite = (
    <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setInviting(true)}>
      {t('invite')}
    </Button>
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={mayInvite && invite}>
      <SegmentedControl
        aria-label={t('lists')}
        fullWidth={isPhone}
        orientation={isPhone ? 'vertical' : 'horizontal'}
        value={tab}
        onChange={(value) => setParams({ tab: value }, { replace: true })}
        data={NAMES.map((name) => ({ value: name, label: label(name) }))}
      />
      {tab === 'accepted' || tab === 'blocked' ? (
        <CounterpartyList key={tab} list={tab} />
      ) : (
        <Invitations key={tab} direction={tab} />
      )}
      <Suspense>
        {isInviting && (
          <InviteDialog
            onClose={() => setInviting(false)}
            onInvited={() => setParams({ tab: 'outgoing' }, { replace: true })}
          />
        )}
      </Suspense>
    </Page>
  );
}
