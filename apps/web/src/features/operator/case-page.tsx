import { Alert, List, Text, Title } from '@mantine/core';
import { IconBan, IconCircleCheck, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { Fact, Facts, Loading, Page, ProblemAlert, StatusChip, Time } from '../../components';
import {
  CertificateFacts,
  numberWord,
  PARTICIPANT,
  ParticipantFacts,
  ParticipantState,
  REFUSAL_REASONS,
} from '../../components/participant';
import { api, ask, type AccreditationCase, type Agreement } from '../../lib/api';
import { formatDateTime } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import { Decision } from './decision';
import { Taken } from './desk/taken';
import { DESK } from './desk/texts';
import classes from './operator.module.css';
import { OPERATOR } from './texts';

const Sections = lazy(() => import('./desk/sections'));

const ACTS = {
  created: 'act_created',
  saved: 'act_saved',
  submitted: 'act_submitted',
  accepted: 'act_accredited',
  refused: 'act_refused',
} as const;

function Head({ subject }: { subject: AccreditationCase }) {
  const t = useT(OPERATOR);
  const words = useT(PARTICIPANT);
  const { name, iin, certificate } = subject.firstHead;
  return (
    <section className={classes.panel} aria-labelledby="head">
      <Title order={2} id="head">
        {t('head')}
      </Title>
      <Facts>
        <Fact label={t('headName')}>{name}</Fact>
        <Fact label={words(numberWord(iin, 'iin'))}>{iin}</Fact>
      </Facts>
      <CertificateFacts certificate={certificate} />
    </section>
  );
}

function SignedMark({ agreement }: { agreement: Agreement }) {
  const t = useT(OPERATOR);
  const signed = agreement.signedByParticipant;
  return signed ? (
    <StatusChip tone="good" icon={IconCircleCheck}>
      {t('signed', { at: formatDateTime(signed.at) })}
    </StatusChip>
  ) : (
    <StatusChip tone="neutral" icon={IconPencil}>
      {t('unsigned')}
    </StatusChip>
  );
}

function Agreements({ agreements }: { agreements: readonly Agreement[] }) {
  const t = useT(OPERATOR);
  const localized = useLocalized();
  return (
    <section className={classes.panel} aria-labelledby="agreements">
      <Title order={2} id="agreements">
        {t('agreements')}
      </Title>
      <Facts>
        {agreements.map((agreement) => (
          <Fact key={agreement.id} label={localized(agreement.title)}>
            <SignedMark agreement={agreement} />
          </Fact>
        ))}
      </Facts>
    </section>
  );
}

function History({ history }: Pick<AccreditationCase, 'history'>) {
  const t = useT(OPERATOR);
  const word = (act: string) => (act in ACTS ? t(ACTS[act as keyof typeof ACTS]) : act);
  return (
    <section className={classes.panel} aria-labelledby="history">
      <Title order={2} id="history">
        {t('history')}
      </Title>
      <Facts>
        {history.map(({ at, act, by }) => (
          <Fact key={`${at} ${act}`} label={formatDateTime(at)}>
            {word(act)}{' '}
            <Text span size="sm" c="dimmed">
              {by}
            </Text>
          </Fact>
        ))}
      </Facts>
    </section>
  );
}

function Decided({ subject }: { subject: AccreditationCase }) {
  const words = useT(PARTICIPANT);
  const { refusal } = subject;
  if (!refusal) {
    return subject.accreditedAt ? (
      <Alert color="teal" icon={<IconCircleCheck aria-hidden />} title={words('stateAccredited')}>
        <Time value={subject.accreditedAt} />
      </Alert>
    ) : null;
  }
  return (
    <Alert color="red" icon={<IconBan aria-hidden />} title={words('stateRefused')}>
      <Time value={refusal.at} />
      <List size="sm" mt={4}>
        {refusal.reasons.map((reason) => (
          <List.Item key={reason}>{words(REFUSAL_REASONS[reason])}</List.Item>
        ))}
      </List>
      <Text size="sm" mt={4}>
        {refusal.comment}
      </Text>
    </Alert>
  );
}

/** Does the case wait for a decision? */
const isPending = ({ case: standing }: AccreditationCase): boolean => standing?.closedAt === null;

function Case({ subject }: { subject: AccreditationCase }) {
  const t = useT(OPERATOR);
  const desk = useT(DESK);
  const localized = useLocalized();
  return (
    <Page
      title={localized(subject.name)}
      aside={<ParticipantState state={subject.state} />}
      lead={subject.submittedAt && t('submittedAt', { at: formatDateTime(subject.submittedAt) })}
      back={{ to: '/operator/accreditation', label: t('toQueue') }}
    >
      <Taken subject={subject} />
      {subject.case?.kind === 'change' && isPending(subject) && (
        <Alert mb="md" title={desk('change')}>
          {desk('changeNote')}
        </Alert>
      )}
      <div className={classes.columns}>
        <div className={classes.stack}>
          <section className={classes.panel} aria-labelledby="data">
            <Title order={2} id="data">
              {t('data')}
            </Title>
            <ParticipantFacts participant={subject} />
          </section>
          <Suspense fallback={<Loading />}>
            <Sections subject={subject} />
          </Suspense>
          <Head subject={subject} />
          <Agreements agreements={subject.agreements} />
          <History history={subject.history} />
        </div>
        <aside className={classes.side}>
          {isPending(subject) ? <Decision subject={subject} /> : <Decided subject={subject} />}
        </aside>
      </div>
    </Page>
  );
}

/** One application: everything the operator needs to decide, and the decision. */
export function Component() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['accreditation', 'case', id],
    queryFn: () => ask(api.GET('/api/operator/accreditation/{id}', { params: { path: { id } } })),
  });
  if (isPending) return <Loading />;
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  return <Case subject={data} />;
}
