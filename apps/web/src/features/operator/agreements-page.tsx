import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Loading, Page, ProblemAlert, Time, useConfirm } from '../../components';
import { api, ask, type AgreementDesk, type AgreementDraft } from '../../lib/api';
import { formatDateTime } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import { DESK } from './desk/texts';
import classes from './operator.module.css';
import { DESK_KEY, useDeskAct } from './use-desk-act';

const DraftForm = lazy(() => import('./draft-form'));
const PublishDialog = lazy(() => import('./publish-dialog'));

function Versions({ versions }: Pick<AgreementDesk, 'versions'>) {
  const t = useT(DESK);
  const localized = useLocalized();
  return (
    <section className={classes.panel} aria-labelledby="published">
      <Title order={2} id="published">
        {t('published')}
      </Title>
      <Table className={classes.table} aria-label={t('published')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('kind')}</Table.Th>
            <Table.Th>{t('inForceFrom')}</Table.Th>
            <Table.Th className={classes.when}>{t('signedBy')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.map(({ id, title, version, effectiveFrom, users, participants }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Anchor href={`/api/public/agreements/${id}/content`} target="_blank" rel="noreferrer">
                  {localized(title)}, {t('version', { number: version })}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <Time value={effectiveFrom} />
              </Table.Td>
              <Table.Td className={classes.when}>{t('signedCount', { users, participants })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function useDraftActs({ id }: AgreementDraft) {
  const params = { path: { id } };
  const propose = useDeskAct(() => ask(api.POST('/api/operator/agreements/drafts/{id}/propose', { params })));
  const giveBack = useDeskAct(() => ask(api.POST('/api/operator/agreements/drafts/{id}/return', { params })));
  const discard = useDeskAct(() => ask(api.POST('/api/operator/agreements/drafts/{id}/discard', { params })));
  return { propose, giveBack, discard, error: propose.error ?? giveBack.error ?? discard.error };
}

function Draft({ draft, onEdit }: { draft: AgreementDraft; onEdit: () => void }) {
  const t = useT(DESK);
  const localized = useLocalized();
  const confirm = useConfirm();
  const [publishing, setPublishing] = useState(false);
  const { propose, giveBack, discard, error } = useDraftActs(draft);
  const may = (act: AgreementDraft['abilities'][number]) => draft.abilities.includes(act);
  const throwAway = async () => {
    if (await confirm({ title: t('discardTitle'), text: t('discardText'), yes: t('discard') })) discard.mutate();
  };
  const signs = [draft.usersSign && t('usersSign'), draft.participantsSign && t('participantsSign')].filter(Boolean);
  return (
    <article className={classes.notice}>
      <Title order={3}>{localized(draft.title)}</Title>
      <Text size="sm" c="dimmed">
        {t(draft.state === 'draft' ? 'stateDraft' : 'stateProposed')}:{' '}
        {t('draftedBy', { by: draft.draftedBy, at: formatDateTime(draft.draftedAt) })}.{' '}
        {signs.length > 0 ? signs.join('; ') : t('nobodySigns')}
        {draft.state === 'proposed' && !may('publish') && `. ${t('waitsForColleague')}`}
      </Text>
      {error && <ProblemAlert cause={error} />}
      <Group gap="xs" mt="xs">
        {may('publish') && <Button onClick={() => setPublishing(true)}>{t('publish')}</Button>}
        {may('propose') && (
          <Button loading={propose.isPending} onClick={() => propose.mutate()}>
            {t('propose')}
          </Button>
        )}
        {may('edit') && (
          <Button variant="default" onClick={onEdit}>
            {t('edit')}
          </Button>
        )}
        {may('return') && (
          <Button variant="default" loading={giveBack.isPending} onClick={() => giveBack.mutate()}>
            {t('return')}
          </Button>
        )}
        {may('discard') && (
          <Button variant="default" onClick={() => void throwAway()}>
            {t('discard')}
          </Button>
        )}
      </Group>
      <Suspense>{publishing && <PublishDialog draft={draft} onClose={() => setPublishing(false)} />}</Suspense>
    </article>
  );
}

/** Rules, agreement and offer (E-10.2.2): what is published, and what is on its way. */
export function Component() {
  const t = useT(DESK);
  const [edited, setEdited] = useState<AgreementDraft | 'new'>();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: DESK_KEY,
    queryFn: () => ask(api.GET('/api/operator/agreements')),
  });
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('newVersion')}
    </Button>
  );
  return (
    <Page title={t('rulesTitle')} lead={t('rulesLead')} width="wide" actions={edited ? undefined : add}>
      {isPending && <Loading />}
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      <Stack>
        <Suspense fallback={<Loading />}>
          {edited && <DraftForm draft={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
        </Suspense>
        {data && !edited && (
          <section aria-labelledby="drafts">
            <Title order={2} id="drafts" mb="xs">
              {t('drafts')}
            </Title>
            {data.drafts.length === 0 && <Text c="dimmed">{t('noDrafts')}</Text>}
            {data.drafts.map((draft) => (
              <Draft key={draft.id} draft={draft} onEdit={() => setEdited(draft)} />
            ))}
          </section>
        )}
        {data && <Versions versions={data.versions} />}
      </Stack>
    </Page>
  );
}
