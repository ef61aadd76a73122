import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconClockOff,
  IconFileText,
  IconScale,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Fact, Facts, StatusChip } from '../../components';
import { ConfirmedDownload } from '../../components/confirmed-download';
import type { Sanction } from '../../lib/api';
import { formatDateTime, formatSize } from '../../lib/format';
import { currentLocale, useT } from '../../lib/i18n';
import classes from './sanctions.module.css';
import { SANCTIONS } from './texts';

const LOOK = {
  'in-force': { tone: 'bad', icon: IconBan },
  lifted: { tone: 'good', icon: IconCircleCheck },
  ended: { tone: 'neutral', icon: IconClockOff },
} as const;

interface FileProps {
  readonly sanctionId: string;
  readonly file: Sanction['files'][number];
  readonly operator: boolean;
}

/** A file of an appeal; the operator confirms with a signature that they take it away. */
function File({ sanctionId, file: { id, name, size }, operator }: FileProps) {
  const t = useT(SANCTIONS);
  const side = operator ? 'operator' : 'participants/mine';
  const address = `/api/${side}/sanctions/${sanctionId}/files/${id}/content`;
  const label = t('fileDownload', { name });
  return (
    <li>
      <IconFileText size={18} stroke={1.6} aria-hidden />
      {operator ? (
        <ConfirmedDownload address={address} name={name} label={label} />
      ) : (
        <Anchor size="sm" underline="always" href={address} download={name} aria-label={label}>
          {name}
        </Anchor>
      )}
      <Text size="xs" c="dimmed">
        {formatSize(size, currentLocale())}
      </Text>
    </li>
  );
}

interface AppealProps extends Pick<FileProps, 'sanctionId' | 'operator'> {
  readonly appeal: Sanction['appeals'][number];
}

function Appeal({ appeal, sanctionId, operator }: AppealProps) {
  const t = useT(SANCTIONS);
  return (
    <div>
      <Group gap="xs">
        <Text fw={600} size="sm">
          {t('appeal')}
        </Text>
        <StatusChip tone={appeal.state === 'filed' ? 'attention' : 'neutral'} icon={IconScale}>
          {t(appeal.state)}
        </StatusChip>
      </Group>
      <Text size="xs" c="dimmed">
        {t('appealBy', { name: appeal.filedBy, at: formatDateTime(appeal.filedAt) })}
      </Text>
      <Text size="sm" className={classes.words}>
        {appeal.text}
      </Text>
      {appeal.files.length > 0 && (
        <ul className={classes.files} aria-label={t('files')}>
          {appeal.files.map((file) => (
            <File key={file.id} {...{ sanctionId, file, operator }} />
          ))}
        </ul>
      )}
      {appeal.answer && (
        <Text size="sm" mt={4} className={classes.words}>
          <b>{t('answer')}:</b> {appeal.answer}
        </Text>
      )}
    </div>
  );
}

function termOf({ startsAt, endsAt }: Sanction, t: ReturnType<typeof useT<keyof (typeof SANCTIONS)['ru']>>): string {
  const from = formatDateTime(startsAt);
  return endsAt ? t('termClosed', { from, to: formatDateTime(endsAt) }) : t('termOpen', { from });
}

/** A sanction with its ground, term, appeals and what can be done about it. */
export function SanctionCard({ sanction, who, acts }: { sanction: Sanction; who?: string; acts: ReactNode }) {
  const t = useT(SANCTIONS);
  const { kind, state, fine, rights, closedAt, closeReason } = sanction;
  return (
    <section className={classes.panel} aria-labelledby={sanction.id}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} id={sanction.id} size="h4">
            {who ? `${t(kind)}: ${who}` : t(kind)}
          </Title>
          <StatusChip tone={LOOK[state].tone} icon={state === 'in-force' ? IconAlertTriangle : LOOK[state].icon}>
            {t(state)}
          </StatusChip>
        </Group>
        <Facts>
          <Fact label={t('clause')}>{sanction.clause}</Fact>
          <Fact label={t('ground')}>
            <span className={classes.words}>{sanction.ground}</span>
          </Fact>
          {kind !== 'fine' && <Fact label={t('term')}>{termOf(sanction, t)}</Fact>}
          {rights.length > 0 && <Fact label={t('rights')}>{rights.map((right) => t(right)).join(', ')}</Fact>}
          {fine && (
            <Fact label={t('amount')}>
              {tenge(fine.amountTiyn)} ({t(fine.state)})
            </Fact>
          )}
          {closedAt && <Fact label={t('closed')}>{formatDateTime(closedAt)}</Fact>}
          {closeReason && <Fact label={t('reason')}>{closeReason}</Fact>}
        </Facts>
        {sanction.appeals.map((appeal) => (
          <Appeal key={appeal.id} appeal={appeal} sanctionId={sanction.id} operator={who !== undefined} />
        ))}
        <Group gap="xs">{acts}</Group>
      </Stack>
    </section>
  );
}

/** `5 000,00 ₸` from tiyn. */
const tenge = (tiyn: string): string =>
  `${(Number(tiyn) / 100).toLocaleString('ru-KZ', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ₸`;
