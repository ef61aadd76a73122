import { useQuery } from '@tanstack/react-query';
import { DOCUMENT, TYPES } from '../../components/document';
import { showSum } from '../../lib/format';
import { useT } from '../../lib/i18n';
import classes from './powers.module.css';
import { departmentsQuery } from './powers.query';
import { POWERS } from './texts';
import { ACTS, type Grant } from './words';

/** Grants in words, one line each. */
export function GrantsList({ grants }: { grants: readonly Grant[] }) {
  const t = useT(POWERS);
  const words = useT(DOCUMENT);
  const departments = useQuery(departmentsQuery).data ?? [];
  if (grants.length === 0) return <p className={classes.none}>{t('nothing')}</p>;
  return (
    <ul className={classes.grants}>
      {grants.map(({ act, documentType, limit, departmentId }, i) => {
        const department = departments.find(({ id }) => id === departmentId)?.name;
        const isDocument = act.startsWith('document.');
        const limits = [
          isDocument && (documentType ? words(TYPES[documentType]) : t('anyType')),
          limit !== null && t('upTo', { sum: `${showSum(limit)}\u00a0₸` }),
          department,
        ].filter(Boolean);
        return (
          <li key={i}>
            <strong>{t(ACTS[act])}</strong>
            {limits.length > 0 && `: ${limits.join(', ')}`}
          </li>
        );
      })}
    </ul>
  );
}
