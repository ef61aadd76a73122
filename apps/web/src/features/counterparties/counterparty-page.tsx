import { Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconBan, IconCircleCheck, IconPencil } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Loading, Page, ProblemAlert, StatusChip, Time, useConfirm } from '../../components';
import { api, ask, type Counterparty } from '../../lib/api';
import { formatDate } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './counterparties.module.css';
import { useCounterparty, useDone } from './counterparties.query';
import { EarlierRequisites, RequisitesCard } from './requisites-card';
import { COUNTERPARTIES } from './texts';

const EVENTS = {
  invited: 'eventInvited',
  accepted: 'eventAccepted',
  refused: 'eventRefused',
  withdrawn: 'eventWithdrawn',
  expired: 'eventExpired',
  blocked: 'eventBlocked',
  unblocked: 'eventUnblocked',
  ended: 'eventEnded',
} as const;
const wordOf = (act: string) => EVENTS[act as keyof typeof EVENTS];

const EndDialog = lazy(() => import('./end-dialog'));

function Acts({ counterparty }: { counterparty: Counterparty }) {
  const t = useT(COUNTERPARTIES);
  const localized = useLocalized();
  const confirm = useConfirm();
  const done = useDone();
  const { id, name, abilities } = counterparty;
  const path = { params: { path: { id } } };
  const block = useMutation({
    mutationFn: () => ask(api.POST('/api/counterparties/{id}/block', path)),
    onSuccess: () => done(t('blocked')),
  });
  const unblock = useMutation({
    mutationFn: () => ask(api.POST('/api/counterparties/{id}/unblock', path)),
    onSuccess: () => done(t('unblocked')),
  });
  const ask1 = async () => {
    const question = { title: t('blockTitle', { name: localized(name) }), text: t('blockText'), yes: t('block') };
    if (await confirm({ ...question, danger: true })) block.mutate();
  };
  const problem = block.error ?? unblock.error;
  return (
    <Group>
      {abilities.send && (
        <Button component={Link} to={`/documents/new?to=${id}`} leftSection={<IconPencil size={18} aria-hidden />}>
          {t('write')}
        </Button>
      )}
      {abilities.block && (
        <Button variant="default" loading={block.isPending} onClick={() => void ask1()}>
          {t('block')}
        </Button>
      )}
      {abilities.unblock && (
        <Button variant="default" loading={unblock.isPending} onClick={() => unblock.mutate()}>
          {t('unblock')}
        </Button>
      )}
      {problem && <ProblemAlert cause={problem} />}
    </Group>
  );
}

/** The way out, apart from the everyday acts: it is asked about, and takes a reason. */
function End({ counterparty: { id, name } }: { counterparty: Counterparty }) {
  const t = useT(COUNTERPARTIES);
  const localized = useLocalized();
  const navigate = useNavigate();
  const [isEnding, setEnding] = useState(false);
  return (
    <section className={classes.section} aria-label={t('end')}>
      <Button variant="default" c="red" onClick={() => setEnding(true)}>
        {t('end')}
      </Button>
      <Suspense>
        {isEnding && (
          <EndDialog
            id={id}
            name={localized(name)}
            onClose={() => setEnding(false)}
            onEnded={() => void navigate('/counterparties')}
          />
        )}
      </Suspense>
    </section>
  );
}

/** Names between commas, each once. */
const groupsIn = (text: string): string[] =>
  [
    ...new Map(text.split(',').map((each) => [each.trim().toLocaleLowerCase('kk'), each.trim()] as const)).values(),
  ].filter((each) => each !== '');

/** Note and groups: the other side never reads them. */
function Own({ counterparty }: { counterparty: Counterparty }) {
  const t = useT(COUNTERPARTIES);
  const done = useDone();
  const { id, abilities } = counterparty;
  const [note, setNote] = useState(counterparty.note);
  const [groups, setGroups] = useState(counterparty.groups.join(', '));
  const save = useMutation({
    mutationFn: () =>
      ask(
        api.PATCH('/api/counterparties/{id}', { params: { path: { id } }, body: { note, groups: groupsIn(groups) } }),
      ),
    onSuccess: () => done(t('savedOwn')),
  });
  return (
    <section className={classes.section} aria-labelledby="own">
      <Title order={2} id="own" mb="sm">
        {t('own')}
      </Title>
      <Stack maw={560}>
        <TextInput
          label={t('groups')}
          description={abilities.change ? t('groupsHint') : undefined}
          value={groups}
          maxLength={1300}
          readOnly={!abilities.change}
          onChange={(event) => setGroups(event.currentTarget.value)}
        />
        <Textarea
          label={t('note')}
          autosize
          minRows={2}
          maxLength={2000}
          readOnly={!abilities.change}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {save.error && <ProblemAlert cause={save.error} kept />}
        {abilities.change && (
          <Button
            variant="default"
            loading={save.isPending}
            onClick={() => save.mutate()}
            style={{ alignSelf: 'start' }}
          >
            {t('save')}
          </Button>
        )}
      </Stack>
    </section>
  );
}

function History({ history }: Pick<Counterparty, 'history'>) {
  const t = useT(COUNTERPARTIES);
  return (
    <section className={classes.section} aria-labelledby="history">
      <Title order={2} id="history">
        {t('history')}
      </Title>
      <ol className={classes.list}>
        {history.map(({ at, act, direction, by, reason }) => (
          <li key={`${at}${act}`} className={classes.item}>
            <div className={classes.who}>
              <Text>{t(wordOf(act), { direction: direction ?? 'none' })}</Text>
              {reason && <Text size="sm">{reason}</Text>}
              {by && (
                <Text size="sm" c="dimmed">
                  {by}
                </Text>
              )}
            </div>
            <Time value={at} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A counterparty: requisites, what one keeps about it, what has happened. */
export function Component() {
  const t = useT(COUNTERPARTIES);
  const localized = useLocalized();
  const { id = '' } = useParams();
  const { data, error, refetch } = useCounterparty(id);
  const back = { to: '/counterparties', label: t('title') };
  if (!data) {
    return (
      <Page title={t('title')} back={back}>
        {error ? <ProblemAlert cause={error} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  }
  const chip = data.blockedAt ? (
    <StatusChip tone="bad" icon={IconBan}>
      {t('blockedSince', { date: formatDate(data.blockedAt) })}
    </StatusChip>
  ) : (
    <StatusChip tone="good" icon={IconCircleCheck}>
      {t('since', { date: formatDate(data.since ?? '') })}
    </StatusChip>
  );
  return (
    <Page title={localized(data.name)} lead={data.bin} back={back} aside={chip} actions={<Acts counterparty={data} />}>
      {data.versions[0] && <RequisitesCard {...data.versions[0]} />}
      {data.versions.length > 1 && <EarlierRequisites versions={data.versions.slice(1)} />}
      {data.since && <Own key={data.id} counterparty={data} />}
      <History history={data.history} />
      {data.abilities.end && <End counterparty={data} />}
    </Page>
  );
}
