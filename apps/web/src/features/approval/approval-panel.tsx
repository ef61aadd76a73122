import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useId, useState } from 'react';
import { ProblemAlert, useConfirm } from '../../components';
import type { QujatDocument } from '../../lib/api';
import { useT } from '../../lib/i18n';
import classes from './approval.module.css';
import { type Approval, approvalQuery } from './approval.query';
import { Changes } from './changes';
import { ApprovalState } from './approval-state';
import { EarlierRounds, Outcome, Steps } from './rounds';
import type { Saying } from './say-dialog';
import { APPROVAL } from './texts';
import { type Deciding, useDecision } from './use-decision';

const SayDialog = lazy(() => import('./say-dialog'));

interface Parts {
  readonly approval: Approval;
  readonly deciding: Deciding;
}

/** What the reader is asked: approve, approve with a remark, return, forward. */
function Decide({ approval, deciding, onSay }: Parts & { onSay: (saying: Saying) => void }) {
  const t = useT(APPROVAL);
  const { mine, abilities } = approval;
  if (!mine) return null;
  const { approve, forward } = abilities;
  return (
    <Stack gap={8} role="group" aria-label={t('forYou')}>
      <Text size="sm" fw={600}>
        {mine.for ? t('forOther', { name: mine.for }) : t('forYou')}
      </Text>
      {!approve.allowed && <Text size="sm">{approve.message}</Text>}
      <Group gap={8}>
        <Button
          leftSection={mine.signed ? <IconSignature size={17} aria-hidden /> : <IconCheck size={17} aria-hidden />}
          disabled={!approve.allowed}
          loading={deciding.isPending}
          onClick={() => deciding.mutate({ act: 'approve' })}
        >
          {t(mine.signed ? 'approveSigned' : 'approve')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={17} aria-hidden />}
          disabled={!abilities.return.allowed}
          onClick={() => onSay('return')}
        >
          {t('return')}
        </Button>
      </Group>
      <Group gap={4}>
        <Button variant="subtle" size="xs" disabled={!approve.allowed} onClick={() => onSay('approve')}>
          {t('approveWithRemark')}
        </Button>
        <Button variant="subtle" size="xs" disabled={!forward.allowed} onClick={() => onSay('forward')}>
          {t('forward')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Which route the document takes, and the button that submits it. */
function Submit({ approval, deciding, document }: Parts & { document: QujatDocument }) {
  const t = useT(APPROVAL);
  const { routes, abilities, state } = approval;
  const [chosen, setChosen] = useState<string>();
  const route = routes.find(({ id }) => id === chosen) ?? routes[0];
  if (!route || state === 'running' || state === 'approved' || abilities.start.reason === 'approval.over') return null;
  const words = route.mandatory ? (document.side === 'sender' ? 'mustBe' : 'mustBeAnswer') : 'mayBe';
  return (
    <Stack gap={8}>
      {state === 'none' && <Text size="sm">{t(words, { route: route.name })}</Text>}
      {routes.length > 1 && (
        <NativeSelect
          size="xs"
          label={t('chooseRoute')}
          value={route.id}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={routes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Text size="xs" c="dimmed">
        {route.steps.map(({ people }) => people.join(', ')).join(' → ')}
      </Text>
      {!abilities.start.allowed && <Text size="sm">{abilities.start.message}</Text>}
      <Button
        variant={route.mandatory ? 'filled' : 'default'}
        disabled={!abilities.start.allowed}
        loading={deciding.isPending}
        onClick={() => deciding.mutate({ act: 'submit', routeId: route.id })}
      >
        {t(approval.rounds.length > 0 ? 'submitAgain' : 'submit')}
      </Button>
    </Stack>
  );
}

/** Taken back by the one who submitted it, or by an administrator. */
function Withdraw({ approval, deciding }: Parts) {
  const t = useT(APPROVAL);
  const confirm = useConfirm();
  if (!approval.abilities.withdraw.allowed) return null;
  const withdraw = async () => {
    const sure = { title: t('withdrawTitle'), text: t('withdrawText'), yes: t('withdraw') };
    if (await confirm(sure)) deciding.mutate({ act: 'withdraw' });
  };
  return (
    <Button variant="subtle" size="xs" color="gray" onClick={() => void withdraw()}>
      {t('withdraw')}
    </Button>
  );
}

/** The approval of a document inside the organisation: how it stands, what the reader is asked, what was said. */
export default function ApprovalPanel({ document }: { document: QujatDocument }) {
  const t = useT(APPROVAL);
  const id = useId();
  const { data: approval, error } = useQuery(approvalQuery(document.id));
  const deciding = useDecision(document, approval);
  const [saying, setSaying] = useState<Saying>();
  if (error) return <ProblemAlert cause={error} />;
  // Where no route fits and nothing has ever been approved there is nothing to say.
  if (!approval || (approval.rounds.length === 0 && (approval.routes.length === 0 || isPast(approval)))) return null;
  const last = approval.rounds.at(-1);
  const parts = { approval, deciding };
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <div className={classes.heading}>
        <Title order={2} id={id}>
          {t('title')}
        </Title>
        <ApprovalState state={approval.state} />
      </div>
      <Stack gap="sm">
        <Decide {...parts} onSay={setSaying} />
        {deciding.error && !saying && <ProblemAlert cause={deciding.error} />}
        {last && (
          <>
            <Text size="xs" c="dimmed">
              {t('alongRoute', { route: last.route, version: last.version })} ·{' '}
              {t('startedBy', { name: last.startedBy })}
            </Text>
            <Outcome round={last} />
            <Steps
              round={last}
              now={approval.state === 'running' ? approval.step : undefined}
              documentId={document.id}
            />
          </>
        )}
        <Changes approval={approval} id={document.id} />
        <Submit {...parts} document={document} />
        <Withdraw {...parts} />
        <EarlierRounds rounds={approval.rounds.slice(0, -1)} documentId={document.id} />
      </Stack>
      <Suspense>
        {saying && (
          <SayDialog
            saying={saying}
            deciding={deciding}
            onClose={() => {
              deciding.reset();
              setSaying(undefined);
            }}
          />
        )}
      </Suspense>
    </section>
  );
}

const isPast = ({ abilities }: Approval): boolean => abilities.start.reason === 'approval.over';
