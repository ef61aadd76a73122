import { Checkbox, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemAlert } from '../../../components';
import { api, ask, type ParticipantVersion } from '../../../lib/api';
import { formatDateTime } from '../../../lib/format';
import { useT } from '../../../lib/i18n';
import classes from '../operator.module.css';
import { useFieldLabel } from './field-labels';
import { DESK } from './texts';

/** One of several: a phone, or a member of an association with its share. */
const lineOf = (one: unknown): string =>
  typeof one === 'object' && one !== null
    ? Object.values(one)
        .map((part: unknown) => String(part))
        .join(' · ')
    : String(one);

/** A form as path → text; lists in one line. */
function flat(value: object, parent = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]): [string, string][] => {
    const path = parent ? `${parent}.${key}` : key;
    if (Array.isArray(inner)) return [[path, inner.map(lineOf).join(', ')]];
    if (typeof inner === 'object' && inner !== null) return flat(inner, path);
    return ['string', 'number', 'boolean'].includes(typeof inner) ? [[path, `${inner as string}`]] : [];
  });
}

function Head({ version }: { version: ParticipantVersion }) {
  const t = useT(DESK);
  const { decision, inForceSince } = version;
  return (
    <Table.Th scope="col">
      {t('version', { number: version.version })}
      <Text size="xs" c="dimmed">
        {t('versionBy', { by: version.by, at: formatDateTime(version.at) })}
      </Text>
      {decision && (
        <Text size="xs" c="dimmed">
          {t(decision.decision === 'accepted' ? 'versionAccepted' : 'versionRefused', { by: decision.by })}
        </Text>
      )}
      {inForceSince && (
        <Text size="xs" c="dimmed">
          {t('inForceSince', { at: formatDateTime(inForceSince) })}
        </Text>
      )}
    </Table.Th>
  );
}

function Side({ versions, changedOnly }: { versions: readonly ParticipantVersion[]; changedOnly: boolean }) {
  const t = useT(DESK);
  const label = useFieldLabel();
  const show = (text: string | undefined) =>
    text === 'true' || text === 'false' ? t(text === 'true' ? 'yes' : 'no') : (text ?? '—');
  const forms = versions.map(({ form, changed }) => ({ values: new Map(flat(form)), changed: new Set(changed) }));
  const paths = [...new Set(forms.flatMap(({ values }) => [...values.keys()]))];
  const isChanged = (path: string) => forms.some(({ changed }) => changed.has(path));
  return (
    <div className={classes.tabs} tabIndex={0} role="region" aria-label={t('versions')}>
      <Table className={classes.table} aria-label={t('versions')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('field')}</Table.Th>
            {versions.map((version) => (
              <Head key={version.version} version={version} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {paths
            .filter((path) => !changedOnly || isChanged(path))
            .map((path) => (
              <Table.Tr key={path}>
                <Table.Td>{label(path)}</Table.Td>
                {forms.map(({ values, changed }, i) => (
                  <Table.Td key={versions[i]?.version}>
                    {changed.has(path) ? <mark>{show(values.get(path))}</mark> : show(values.get(path))}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** All versions of the data side by side, what each changed marked, with who and when (E-5.2). */
export function Versions({ id, version }: { id: string; version: number }) {
  const t = useT(DESK);
  const [changedOnly, setChangedOnly] = useState(true);
  const { data, error } = useQuery({
    queryKey: ['accreditation', 'versions', id, version],
    queryFn: () => ask(api.GET('/api/operator/accreditation/{id}/versions', { params: { path: { id } } })),
  });
  if (error) return <ProblemAlert cause={error} />;
  if (!data || data.length < 2) return null;
  return (
    <section className={classes.panel} aria-labelledby="versions">
      <Title order={2} id="versions">
        {t('versions')}
      </Title>
      <Checkbox
        my="xs"
        label={t('onlyChanged')}
        checked={changedOnly}
        onChange={(event) => setChangedOnly(event.currentTarget.checked)}
      />
      <Side versions={data} changedOnly={changedOnly} />
    </section>
  );
}
