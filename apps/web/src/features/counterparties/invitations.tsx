import { Alert, Button, SegmentedControl, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconClockHour4,
  IconHourglass,
  IconMail,
  IconArrowBackUp,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { EmptyState, Loading, ProblemAlert, StatusChip, useConfirm } from '../../components';
import { api, ask, type CounterpartyInvitation } from '../../lib/api';
import { formatDate } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './counterparties.module.css';
import { useDone, useInvitations, type InvitationPart } from './counterparties.query';
import { COUNTERPARTIES } from './texts';
import { useAccept } from './use-accept';

const RefuseDialog = lazy(() => import('./refuse-dialog'));

const LOOKS = {
  invited: { tone: 'progress', icon: IconHourglass, word: 'stateInvited' },
  accepted: { tone: 'good', icon: IconCircleCheck, word: 'stateAccepted' },
  refused: { tone: 'bad', icon: IconBan, word: 'stateRefused' },
  withdrawn: { tone: 'neutral', icon: IconArrowBackUp, word: 'stateWithdrawn' },
  expired: { tone: 'neutral', icon: IconClockHour4, word: 'stateExpired' },
} as const;

function Who({ invitation }: { invitation: CounterpartyInvitation }) {
  const t = useT(COUNTERPARTIES);
  const localized = useLocalized();
  const { direction, from, to } = invitation;
  const own = direction === 'outgoing';
  const name = own ? (to.name ?? to.email ?? to.bin ?? t('unknownName')) : localized(from.name);
  const numbers = own ? [to.bin, to.name ? to.email : null] : [from.bin];
  return (
    <>
      <Text fw={550}>{name}</Text>
      <Text size="sm" c="dimmed">
        {numbers.filter((each) => each && each !== name).join(' · ')}
      </Text>
    </>
  );
}

/** What one may do with it: answer, or take it back. */
function Acts({ invitation }: { invitation: CounterpartyInvitation }) {
  const t = useT(COUNTERPARTIES);
  const confirm = useConfirm();
  const accept = useAccept();
  const done = useDone();
  const [isRefusing, setRefusing] = useState(false);
  const { id, abilities } = invitation;
  const withdraw = useMutation({
    mutationFn: () => ask(api.POST('/api/counterparty-invitations/{id}/withdraw', { params: { path: { id } } })),
    onSuccess: () => done(t('withdrawn')),
  });
  const take = useMutation({ mutationFn: () => accept(invitation) });
  const takeBack = async () => {
    const question = { title: t('withdrawTitle'), text: t('withdrawText'), yes: t('withdraw') };
    if (await confirm(question)) withdraw.mutate();
  };
  const problem = withdraw.error ?? take.error;
  return (
    <div className={classes.acts}>
      {abilities.accept && (
        <Button size="xs" loading={take.isPending} onClick={() => take.mutate()}>
          {t('accept')}
        </Button>
      )}
      {abilities.refuse && (
        <Button size="xs" variant="default" onClick={() => setRefusing(true)}>
          {t('refuse')}
        </Button>
      )}
      {abilities.withdraw && (
        <Button size="xs" variant="default" loading={withdraw.isPending} onClick={() => void takeBack()}>
          {t('withdraw')}
        </Button>
      )}
      {problem && <ProblemAlert cause={problem} />}
      <Suspense>{isRefusing && <RefuseDialog id={id} onClose={() => setRefusing(false)} />}</Suspense>
    </div>
  );
}

/** One's own signature that is still being verified, or was refused in the end. */
function OwnAcceptance({ acceptance }: Pick<CounterpartyInvitation, 'acceptance'>) {
  const t = useT(COUNTERPARTIES);
  const localized = useLocalized();
  if (!acceptance) return null;
  const { by, at, refusal } = acceptance;
  return (
    <Alert
      mt={6}
      p="xs"
      color={refusal ? 'red' : 'blue'}
      icon={refusal ? <IconAlertTriangle aria-hidden /> : <IconHourglass aria-hidden />}
    >
      {refusal
        ? t('acceptanceRefused', { why: localized(refusal) })
        : t('acceptanceVerifying', { name: by, date: formatDate(at) })}
    </Alert>
  );
}

function Item({ invitation }: { invitation: CounterpartyInvitation }) {
  const t = useT(COUNTERPARTIES);
  const { state, text, reason, createdAt, expiresAt, acceptance } = invitation;
  const { word, ...look } = LOOKS[state];
  return (
    <li className={classes.item}>
      <div className={classes.who}>
        <Who invitation={invitation} />
        {text && <Text size="sm">{text}</Text>}
        {reason && (
          <Text size="sm">
            {t('reason')}: {reason}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {t('invitedAt', { date: formatDate(createdAt), until: formatDate(expiresAt) })}
        </Text>
        <OwnAcceptance acceptance={acceptance} />
      </div>
      <StatusChip {...look}>{t(word)}</StatusChip>
      <Acts invitation={invitation} />
    </li>
  );
}

/** Invitations to one's own participant, or from it. */
export function Invitations({ direction }: Pick<InvitationPart, 'direction'>) {
  const t = useT(COUNTERPARTIES);
  const [state, setState] = useState<InvitationPart['state']>('open');
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage } = useInvitations({ direction, state });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t('lists')}
          value={state}
          onChange={(value) => setState(value)}
          data={[
            { value: 'open', label: t('openOnes') },
            { value: 'decided', label: t('decided') },
          ]}
        />
      </div>
      {isPending && <Loading />}
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {data && items.length === 0 && (
        <EmptyState icon={IconMail} title={t(direction === 'incoming' ? 'emptyIncoming' : 'emptyOutgoing')} />
      )}
      <ul className={classes.list}>
        {items.map((invitation) => (
          <Item key={invitation.id} invitation={invitation} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" mt="sm" onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
