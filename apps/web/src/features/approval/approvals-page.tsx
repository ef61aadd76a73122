import { Anchor, Text } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { EmptyState, Loading, Page, ProblemAlert } from '../../components';
import { DOCUMENT, TYPES } from '../../components/document';
import { formatDateTime, formatMoney } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './approval.module.css';
import { tasksQuery, type WaitingTask } from './approval.query';
import { DueChip } from './due-chip';
import { ManyDecisions } from './many-decisions';
import { Substitutes } from './substitutes';
import { APPROVAL } from './texts';

interface RowProps {
  readonly task: WaitingTask;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Row({ task, isChosen, onChoose }: RowProps) {
  const t = useT(APPROVAL);
  const words = useT(DOCUMENT);
  const localized = useLocalized();
  const { documentId, number, title, type, amount, counterparty, stepName, signed, startedBy } = task;
  const about = [
    words(TYPES[type]),
    amount !== null && formatMoney(amount / 100),
    counterparty && localized(counterparty),
  ];
  const asked = [t('stepName', { name: stepName }), signed && t('signed'), t('from', { name: startedBy })];
  return (
    <li className={classes.row}>
      <label className={classes.choose}>
        <input type="checkbox" checked={isChosen} onChange={onChoose} aria-label={t('choose', { title })} />
      </label>
      <div>
        <Anchor component={Link} to={`/documents/${documentId}`} fw={600}>
          {title}
        </Anchor>
        <Text size="sm">
          <span className="tabular">{number}</span> · {about.filter(Boolean).join(' · ')}
        </Text>
        <Text size="xs" c="dimmed">
          {asked.filter(Boolean).join(' · ')}
          {task.for && ` · ${t('taskFor', { name: task.for })}`}
        </Text>
      </div>
      <div className={classes.when}>
        {task.dueAt && <DueChip overdue={task.overdue}>{t('due', { at: formatDateTime(task.dueAt) })}</DueChip>}
      </div>
    </li>
  );
}

/** What waits for the reader's approval, and who stands in for them. */
export function Component() {
  const t = useT(APPROVAL);
  const { data, error, refetch } = useQuery(tasksQuery);
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = data?.items.filter(({ taskId }) => ids.has(taskId)) ?? [];
  const toggle = (id: string) =>
    setIds(ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : new Set([...ids, id]));
  return (
    <Page title={t('tasksTitle')} lead={t('tasksLead')} width="text">
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <section className={classes.panel} aria-label={t('tasksTitle')}>
          {data.items.length === 0 ? (
            <EmptyState icon={IconChecks} title={t('tasksEmpty')}>
              {t('tasksEmptyText')}
            </EmptyState>
          ) : (
            <ul className={classes.list} style={{ gap: 0 }}>
              {data.items.map((task) => (
                <Row
                  key={task.taskId}
                  task={task}
                  isChosen={ids.has(task.taskId)}
                  onChoose={() => toggle(task.taskId)}
                />
              ))}
            </ul>
          )}
          <ManyDecisions chosen={chosen} onDone={() => setIds(new Set())} />
        </section>
      )}
      <Substitutes />
    </Page>
  );
}
