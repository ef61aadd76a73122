import { useT } from '../../../lib/i18n';
import type { ApprovalRoute } from '../approval.query';
import classes from './routes.module.css';
import { ROUTES } from './texts';

/** The steps of a route in a line: who is asked, in which order. */
export function RoutePath({ steps }: Pick<ApprovalRoute, 'steps'>) {
  const t = useT(ROUTES);
  return (
    <ol className={classes.path}>
      {steps.map((step, i) => (
        <li key={i}>
          <strong>
            {i + 1}. {step.name}
          </strong>
          : {step.approvers.map(({ name }) => name).join(', ')}
          {step.approvers.length > 1 && ` (${t(step.mode === 'any' ? 'modeAny' : 'modeAll')})`}
        </li>
      ))}
    </ol>
  );
}
