import { IconCheck } from '@tabler/icons-react';
import { useT } from '../../lib/i18n';
import classes from './registration.module.css';
import { REGISTRATION } from './texts';

/** The steps that one sees. */
export type View = 'user' | 'participant' | 'agreements' | 'review';

const LABELS = {
  user: 'stepUser',
  participant: 'stepParticipant',
  agreements: 'stepAgreements',
  review: 'stepReview',
} as const satisfies Record<View, string>;

/** Where one stands; a step done can be seen by number, mark and word. */
export function StepsBar({ views, current, reached }: { views: readonly View[]; current: View; reached: number }) {
  const t = useT(REGISTRATION);
  return (
    <ol className={classes.steps} aria-label={t('steps')}>
      {views.map((view, i) => {
        const isDone = i < reached;
        return (
          <li key={view} aria-current={view === current ? 'step' : undefined} data-done={isDone || undefined}>
            <span className={classes.number}>
              {isDone ? <IconCheck size={16} aria-label={t('stepDone')} /> : i + 1}
            </span>
            <span className={classes.stepLabel}>{t(LABELS[view])}</span>
          </li>
        );
      })}
    </ol>
  );
}
