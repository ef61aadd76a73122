import { Anchor, Text } from '@mantine/core';
import { Time } from '../../components';
import { Fold } from '../../components/report';
import { formatDateTime } from '../../lib/format';
import { useT } from '../../lib/i18n';
import classes from './approval.module.css';
import type { ApprovalRound, ApprovalTask } from './approval.query';
import { APPROVAL } from './texts';

const WORDS = {
  waiting: 'waiting',
  approved: 'taskApproved',
  returned: 'taskReturned',
  forwarded: 'taskForwarded',
  skipped: 'skipped',
  cancelled: 'cancelled',
} as const;

function Task({ task, documentId }: { task: ApprovalTask; documentId: string }) {
  const t = useT(APPROVAL);
  const { person, state, decidedBy, decidedAt, dueAt, overdue, instead, remark, signed } = task;
  const who = instead && decidedBy ? t('insteadOf', { by: decidedBy, name: person }) : person;
  return (
    <div className={classes.task}>
      <span>{who}</span>
      <span className={classes.quiet}>
        {t(WORDS[state])}
        {signed && (
          <>
            {', '}
            <Anchor href={`/api/documents/${documentId}/approval/tasks/${task.id}/signature`} size="xs" download>
              {t('withSignature')}
            </Anchor>
          </>
        )}
        {decidedBy && decidedAt && (
          <>
            {' · '}
            <Time value={decidedAt} />
          </>
        )}
        {state === 'waiting' && dueAt && ` · ${t('due', { at: formatDateTime(dueAt) })}`}
        {overdue && <span className={classes.late}> · {t('overdue')}</span>}
      </span>
      {remark && <span className={classes.said}>«{remark}»</span>}
    </div>
  );
}

interface StepsProps {
  readonly round: ApprovalRound;
  readonly now: number | undefined;
  readonly documentId: string;
}

/** The steps of a round with what each person said. */
export function Steps({ round, now, documentId }: StepsProps) {
  const t = useT(APPROVAL);
  return (
    <ol className={classes.steps}>
      {round.steps.map((step, i) => {
        const tasks = round.tasks.filter((task) => task.step === i);
        const done = tasks.length > 0 && i !== now;
        return (
          <li key={i} className={classes.step} data-now={i === now || undefined} data-done={done || undefined}>
            <Text size="sm" fw={550}>
              {t('stepLine', { step: i + 1, name: step.name })}
              {step.people.length > 1 && <span className={classes.quiet}> · {t(step.mode)}</span>}
            </Text>
            {tasks.map((task) => (
              <Task key={task.id} task={task} documentId={documentId} />
            ))}
            {tasks.length === 0 && (
              <span className={classes.quiet}>
                {t('later')}: {step.people.join(', ')}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** How a round ended. */
export function Outcome({ round }: { round: ApprovalRound }) {
  const t = useT(APPROVAL);
  const { outcome, endedBy, endedAt, reason, fellAt } = round;
  if (!outcome) return null;
  const said = {
    approved: t('outcomeApproved'),
    returned: t('outcomeReturned', { reason }),
    withdrawn: t('outcomeWithdrawn'),
    fallen: t('outcomeFallen'),
    annulled: t('outcomeAnnulled'),
  }[outcome];
  return (
    <Text size="sm" className={classes.said} component="div">
      {fellAt ? t('fell') : said}
      {endedAt && (
        <div className={classes.quiet}>
          <Time value={fellAt ?? endedAt} />
          {!fellAt && endedBy && ` · ${endedBy}`}
        </div>
      )}
    </Text>
  );
}

/** The rounds before this one. */
export function EarlierRounds({ rounds, documentId }: { rounds: readonly ApprovalRound[]; documentId: string }) {
  const t = useT(APPROVAL);
  if (rounds.length === 0) return null;
  return (
    <Fold label={t('history', { count: rounds.length })}>
      <div className={classes.list}>
        {[...rounds].reverse().map((round) => (
          <div key={round.round}>
            <Text size="sm" fw={600}>
              {t('roundOf', { round: round.round })}
            </Text>
            <Outcome round={round} />
            <Steps round={round} now={undefined} documentId={documentId} />
          </div>
        ))}
      </div>
    </Fold>
  );
}
