import { Anchor, Stack, Text, Title } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Schemas } from '@qujat/api-client';
import { EmptyState, Loading, Page, ProblemAlert } from '../../../components';
import { api, ask } from '../../../lib/api';
import { formatDate } from '../../../lib/format';
import { useLocalized, useT } from '../../../lib/i18n';
import classes from '../landing.module.css';
import own from './rules.module.css';
import { RULES } from './texts';

type Version = Schemas['PublishedAgreement'];

const versionsQuery = { queryKey: ['rules'], queryFn: () => ask(api.GET('/api/public/agreements')) };

/** Of each kind the one in force now; the lists come the newest first. */
const currentOf = (versions: readonly Version[], kind: Version['kind'], now: Date): Version | undefined =>
  versions.find((one) => one.kind === kind && new Date(one.effectiveFrom) <= now);

function Standing({ one, current }: { one: Version; current: Version | undefined }) {
  const t = useT(RULES);
  const at = formatDate(one.effectiveFrom);
  if (one.id === current?.id) return <>{t('current', { at })}</>;
  return <>{t(current && one.version < current.version ? 'earlier' : 'future', { at })}</>;
}

/** The text itself, as it was published, byte for byte. */
function Content({ one, current }: { one: Version; current: Version | undefined }) {
  const t = useT(RULES);
  const localized = useLocalized();
  const address = `/api/public/agreements/${one.id}/content`;
  const { data, error, refetch } = useQuery({
    queryKey: ['rules', one.id],
    queryFn: () => fetch(address).then((response) => response.text()),
  });
  return (
    <article aria-labelledby="text">
      <Title order={2} id="text">
        {localized(one.title)}, {t('version', { number: one.version })}
      </Title>
      <Text size="sm" c="dimmed">
        <Standing one={one} current={current} />. {t(one.usersSign || one.participantsSign ? 'signs' : 'nobody')}.
      </Text>
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {data === undefined && !error ? <Loading /> : <div className={own.text}>{data}</div>}
      <Anchor href={address} download={`${one.kind}-v${one.version}.txt`} size="sm">
        {t('download')}
      </Anchor>
      <Text size="xs" c="dimmed" className={own.sha}>
        {t('sha', { sha256: one.sha256 })}
      </Text>
    </article>
  );
}

function Versions({ versions, now }: { versions: readonly Version[]; now: Date }) {
  const t = useT(RULES);
  const localized = useLocalized();
  return (
    <nav aria-label={t('versions')}>
      <ul className={own.list}>
        {versions.map((one) => (
          <li key={one.id}>
            <Anchor component={Link} to={`/rules/${one.id}`}>
              {localized(one.title)}, {t('version', { number: one.version })}
            </Anchor>
            <Text size="sm" c="dimmed">
              <Standing one={one} current={currentOf(versions, one.kind, now)} />
            </Text>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Rules, agreement and offer for everybody: what is in force, and every version before it (E-10.2.2). */
export function Component() {
  const t = useT(RULES);
  const { id } = useParams();
  const now = new Date();
  const { data: versions, error, refetch } = useQuery(versionsQuery);
  const shown = versions?.find((one) => one.id === id);
  return (
    <div className={classes.inner} style={{ paddingBlock: 36 }}>
      <Page title={t('title')} lead={t('lead')} width="text">
        {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
        {!versions && !error && <Loading />}
        {versions?.length === 0 && (
          <EmptyState icon={IconFileText} title={t('none')}>
            {t('noneText')}
          </EmptyState>
        )}
        {versions && versions.length > 0 && (
          <Stack gap="xl">
            {shown && <Content one={shown} current={currentOf(versions, shown.kind, now)} />}
            <Versions versions={versions} now={now} />
          </Stack>
        )}
      </Page>
    </div>
  );
}
