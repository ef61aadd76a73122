import { Anchor, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loading, ProblemAlert } from '../../../components';
import { api, ask, type Acceptance } from '../../../lib/api';
import { formatDateTime } from '../../../lib/format';
import { useLocalized, useT } from '../../../lib/i18n';
import classes from '../profile.module.css';
import { ACCEPTANCES } from './texts';

function Accepted({ acceptance }: { acceptance: Acceptance }) {
  const t = useT(ACCEPTANCES);
  const localized = useLocalized();
  const { id, agreementId, title, version, at, by, mine, forParticipant } = acceptance;
  const name = `${localized(title)}, ${t('version', { version })}`;
  const when = { at: formatDateTime(at), by };
  const files = [
    ['text', `/api/agreements/${agreementId}/content`],
    ['signature', `/api/agreements/acceptances/${id}/signature`],
    ['ocsp', `/api/agreements/acceptances/${id}/ocsp`],
  ] as const;
  return (
    <li>
      <Text size="sm" fw={550}>
        {name}
      </Text>
      <Text size="xs" c="dimmed">
        {t(mine ? 'byYou' : 'by', when)}
        {forParticipant && `, ${t('forOrganisation')}`}
      </Text>
      <Group gap="md">
        {files.map(([label, href]) => (
          <Anchor key={label} size="sm" href={href} download aria-label={`${t(label)}: ${name}`}>
            {t(label)}
          </Anchor>
        ))}
      </Group>
    </li>
  );
}

/** What was accepted when (E-5.14), with the text, the signature and what the NCA said: enough to verify it offline. */
export function Acceptances() {
  const t = useT(ACCEPTANCES);
  const { data, error, isPending } = useQuery({
    queryKey: ['acceptances'],
    queryFn: () => ask(api.GET('/api/agreements/acceptances')),
  });
  return (
    <section className={classes.panel} aria-labelledby="acceptances">
      <Title order={2} id="acceptances">
        {t('title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('lead')}
      </Text>
      {isPending && <Loading />}
      {error && <ProblemAlert cause={error} />}
      {data?.length === 0 && <Text size="sm">{t('none')}</Text>}
      <ul style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 12 }}>
        {data?.map((acceptance) => (
          <Accepted key={acceptance.id} acceptance={acceptance} />
        ))}
      </ul>
    </section>
  );
}
