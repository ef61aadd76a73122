import { NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { StatusChip } from '../../components';
import type { Check, CheckHow } from '../../lib/api';
import { useT } from '../../lib/i18n';
import classes from './operator.module.css';
import { OPERATOR } from './texts';

/** Words of the points. */
export const LABELS = {
  'certificate-matches': 'checkCertificate',
  'register-lookup': 'checkRegister',
  email: 'checkEmail',
  phone: 'checkPhone',
  address: 'checkAddress',
  documents: 'checkDocuments',
} as const satisfies Record<Check['id'], string>;

/** The points, in the order in which they are looked at. */
export const CHECKS = Object.keys(LABELS) as readonly Check['id'][];

/** Words of the ways. */
export const HOWS = {
  register: 'howRegister',
  call: 'howCall',
  letter: 'howLetter',
  code: 'howCode',
  certificate: 'howCertificate',
  excerpt: 'howExcerpt',
  document: 'howDocument',
} as const satisfies Record<CheckHow, string>;

/** Is this the way of a check, and not words about it? */
const isHow = (detail: string): detail is CheckHow => Object.hasOwn(HOWS, detail);

/** The ways in which a point can be confirmed. */
export const WAYS: Record<Check['id'], readonly CheckHow[]> = {
  'certificate-matches': ['certificate'],
  'register-lookup': ['register', 'excerpt'],
  email: ['code', 'letter'],
  phone: ['call', 'code'],
  address: ['letter', 'register', 'call'],
  documents: ['document'],
};

/** How the operator confirmed the points so far. */
export type Confirmations = Readonly<Partial<Record<Check['id'], { how: CheckHow; note: string }>>>;

interface PointProps {
  readonly check: Check;
  readonly confirmed: Confirmations;
  readonly onChange: (confirmed: Confirmations) => void;
}

function Automatic({ check }: { check: Check }) {
  const t = useT(OPERATOR);
  const looks = check.ok
    ? ({ tone: 'good', icon: IconCircleCheck } as const)
    : ({ tone: 'bad', icon: IconCircleX } as const);
  return (
    <>
      <StatusChip {...looks}>{t(check.ok ? 'automaticOk' : 'automaticWrong')}</StatusChip>
      <Text size="xs" c="dimmed">
        {check.detail ? (isHow(check.detail) ? t(HOWS[check.detail]) : check.detail) : t('automatic')}
      </Text>
    </>
  );
}

function ByHand({ check, confirmed, onChange }: PointProps) {
  const t = useT(OPERATOR);
  const current = confirmed[check.id];
  if (check.ok) return <Automatic check={check} />;
  const choose = (how: string) => {
    const { [check.id]: _previous, ...rest } = confirmed;
    const way = WAYS[check.id].find((known) => known === how);
    onChange(way ? { ...rest, [check.id]: { how: way, note: current?.note ?? '' } } : rest);
  };
  const annotate = (note: string) => current && onChange({ ...confirmed, [check.id]: { ...current, note } });
  // An excerpt has a number: it is recorded, not ticked.
  const options = WAYS[check.id].filter((way) => way !== 'excerpt').map((way) => ({ value: way, label: t(HOWS[way]) }));
  const label = `${t(LABELS[check.id])}: ${t('how')}`;
  return (
    <>
      {check.detail && (
        <Text size="xs" c="dimmed">
          {isHow(check.detail) ? t(HOWS[check.detail]) : check.detail}
        </Text>
      )}
      <NativeSelect
        aria-label={label}
        value={current?.how ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[{ value: '', label: t('howNone') }, ...options]}
      />
      {current && (
        <TextInput
          aria-label={`${t(LABELS[check.id])}: ${t('note')}`}
          placeholder={t('note')}
          value={current.note}
          onChange={(event) => annotate(event.currentTarget.value)}
        />
      )}
    </>
  );
}

/** What is verified before accreditation (E-5.8, E-10.2.2), and how it was confirmed. */
export function Checklist({ checks, ...rest }: Omit<PointProps, 'check'> & { checks: readonly Check[] }) {
  const t = useT(OPERATOR);
  return (
    <section aria-labelledby="checklist">
      <Title order={2} id="checklist">
        {t('checklist')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('checklistText')}
      </Text>
      <ul className={classes.checks}>
        {checks.map((check) => (
          <li key={check.id}>
            <Stack gap={6} align="stretch">
              <Text size="sm" fw={550}>
                {t(LABELS[check.id])}
              </Text>
              {check.automatic ? <Automatic check={check} /> : <ByHand check={check} {...rest} />}
            </Stack>
          </li>
        ))}
      </ul>
    </section>
  );
}
