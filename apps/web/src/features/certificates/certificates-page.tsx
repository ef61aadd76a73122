import { Alert, Group, Stack, Text, Title } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBan,
  IconCertificate,
  IconCircleCheck,
  IconClockOff,
  IconHandStop,
  type Icon,
} from '@tabler/icons-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { EmptyState, Fact, Facts, Loading, Page, ProblemAlert, StatusChip, type Tone } from '../../components';
import { api, ask, type MyCertificate } from '../../lib/api';
import { formatDate, formatDateTime } from '../../lib/format';
import { useT } from '../../lib/i18n';
import classes from './certificates.module.css';
import { CERTIFICATES } from './texts';

const certificatesQuery = queryOptions({
  queryKey: ['certificates'],
  queryFn: () => ask(api.GET('/api/users/me/certificates')),
});

const LOOK: Record<MyCertificate['standing'], { tone: Tone; icon: Icon }> = {
  good: { tone: 'good', icon: IconCircleCheck },
  revoked: { tone: 'bad', icon: IconBan },
  suspended: { tone: 'attention', icon: IconHandStop },
  expired: { tone: 'neutral', icon: IconClockOff },
  untrusted: { tone: 'bad', icon: IconBan },
};
const SOON_DAYS = 30;

function Notes({ certificate }: { certificate: MyCertificate }) {
  const t = useT(CERTIFICATES);
  const { standing, daysLeft } = certificate;
  if (standing !== 'good')
    return (
      <Text size="sm" c="dimmed">
        {t('stopped')}
      </Text>
    );
  if (daysLeft > SOON_DAYS) return null;
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} p="xs">
      {t('renew')}
    </Alert>
  );
}

function Certificate({ certificate }: { certificate: MyCertificate }) {
  const t = useT(CERTIFICATES);
  const { standing, sha256, daysLeft, uses, organization, bin } = certificate;
  const { tone, icon } = LOOK[standing];
  const left = daysLeft > 0 ? t('left', { days: daysLeft }) : t('today');
  return (
    <section className={classes.panel} aria-labelledby={sha256}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} id={sha256} className={classes.name}>
            {organization ?? t('personal')}
          </Title>
          <Group gap="xs">
            <StatusChip tone={tone} icon={icon}>
              {t(standing)}
            </StatusChip>
            {certificate.inUse && (
              <StatusChip tone="progress" icon={IconCertificate}>
                {t('inUse')}
              </StatusChip>
            )}
          </Group>
        </Group>
        <Notes certificate={certificate} />
        <Facts>
          <Fact label={t('valid')}>
            {formatDate(certificate.notBefore)} – {formatDate(certificate.notAfter)}
            {standing === 'good' && ` (${left})`}
          </Fact>
          <Fact label={t('uses')}>{uses.map((use) => t(use === 'sign' ? 'sign' : 'signIn')).join(', ')}</Fact>
          {bin && <Fact label={t('organisation')}>{bin}</Fact>}
          <Fact label={t('checked')}>{formatDateTime(certificate.checkedAt)}</Fact>
          <Fact label={t('lastUsed')}>{formatDateTime(certificate.lastUsedAt)}</Fact>
          <Fact label={t('algorithm')}>{certificate.algorithm}</Fact>
          <Fact label={t('serial')}>
            <span className={classes.name}>{certificate.serialNumber}</span>
          </Fact>
          <Fact label={t('issuer')}>
            <span className={classes.name}>{certificate.issuer}</span>
          </Fact>
        </Facts>
      </Stack>
    </section>
  );
}

/** The certificates one has signed in with: validity, purpose, how they stand, when that was last asked (E-10.1.2). */
export function Component() {
  const t = useT(CERTIFICATES);
  const { data, error, isPending, refetch } = useQuery(certificatesQuery);
  return (
    <Page title={t('title')} lead={t('lead')} back={{ to: '/profile', label: t('back') }} width="text">
      {isPending && <Loading />}
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState icon={IconCertificate} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      )}
      <Stack>
        {data?.map((certificate) => (
          <Certificate key={certificate.sha256} certificate={certificate} />
        ))}
      </Stack>
    </Page>
  );
}
