import { Anchor } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Schemas } from '@qujat/api-client';
import { StatusChip, Time } from '../../../components';
import { DOCUMENT, TYPES } from '../../../components/document';
import { formatDate, showSum } from '../../../lib/format';
import { useT } from '../../../lib/i18n';
import classes from '../powers.module.css';
import { POWERS } from '../texts';
import { ACTS, STANDINGS } from '../words';
import { CHECKS } from './texts';

/** A check as it is shown. */
type Check = Schemas['PowerCheck'];

const SOURCES = { certificate: 'fromCertificate', role: 'fromRole', attorney: 'fromAttorney' } as const;
const SUBJECTS: Readonly<Record<Exclude<Check['subject']['type'], 'document'>, keyof (typeof CHECKS)['ru']>> = {
  membership: 'subjectMember',
  role: 'subjectRole',
  department: 'subjectDepartment',
  'join-request': 'subjectRequest',
  enrolment: 'subjectAccount',
  consent: 'subjectConsent',
};

/** What it was done to: a document leads to its page. */
function Subject({ check: { subject, documentType, amount, department } }: { check: Check }) {
  const t = useT(CHECKS);
  const words = useT(DOCUMENT);
  if (subject.type !== 'document') return <>{[t(SUBJECTS[subject.type]), subject.name].filter(Boolean).join(': ')}</>;
  const facts = [
    documentType && words(TYPES[documentType]),
    amount !== null && `${showSum(amount)}\u00a0₸`,
    department,
  ].filter(Boolean);
  return (
    <>
      <Anchor component={Link} underline="always" to={`/documents/${subject.id}`}>
        {subject.name ?? t('unnamed')}
      </Anchor>
      {facts.length > 0 && <span className={classes.quiet}> · {facts.join(' · ')}</span>}
    </>
  );
}

/** The power that was used, with how far it reached. */
function Used({ power }: { power: NonNullable<Check['power']> }) {
  const t = useT(CHECKS);
  const powers = useT(POWERS);
  const words = useT(DOCUMENT);
  const standing = power.name in STANDINGS ? powers(STANDINGS[power.name as keyof typeof STANDINGS]) : power.name;
  const reach = [
    power.documentType && words(TYPES[power.documentType]),
    power.limit !== null && t('limitUpTo', { sum: `${showSum(power.limit)}\u00a0₸` }),
    power.until && powers('until', { date: formatDate(power.until) }),
  ].filter(Boolean);
  const source = powers(SOURCES[power.source], { name: standing });
  const what = [power.source === 'certificate' ? `${source} (${standing})` : source, ...reach].join(', ');
  const said = t('reached', { what });
  if (power.source !== 'attorney' || !power.id) return <>{said}</>;
  return (
    <Anchor component={Link} underline="always" size="sm" to={`/powers-of-attorney/${power.id}`}>
      {said}
    </Anchor>
  );
}

/** One check: verdict, act, who, what, by which power. */
export function CheckItem({ check }: { check: Check }) {
  const t = useT(CHECKS);
  const powers = useT(POWERS);
  const { outcome, member, act, at, power, reason, certificateSha256 } = check;
  return (
    <li>
      <div className={classes.row}>
        <strong>{powers(ACTS[act])}</strong>
        <StatusChip tone={outcome === 'allowed' ? 'good' : 'bad'} icon={outcome === 'allowed' ? IconCheck : IconBan}>
          {t(outcome)}
        </StatusChip>
      </div>
      <div>
        <Subject check={check} />
      </div>
      <div className={classes.quiet}>
        <Anchor
          underline="always"
          component={Link}
          size="sm"
          to={`/members/${member.id}`}
          title={certificateSha256 ? t('certificate', { sha256: certificateSha256 }) : undefined}
        >
          {member.name}
        </Anchor>
        , <Time value={at} />
      </div>
      <div className={classes.quiet}>
        {power && <Used power={power} />}
        {reason}
      </div>
    </li>
  );
}
