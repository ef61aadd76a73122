import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconSpeakerphone } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { EmptyState, Loading, Page, ProblemAlert, Time, useConfirm } from '../../components';
import { api, ask, type Notice } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import { NoticeForm } from './notice-form';
import classes from './operator.module.css';
import { OPERATOR } from './texts';

function Entry({ notice }: { notice: Notice }) {
  const t = useT(OPERATOR);
  const client = useQueryClient();
  const confirm = useConfirm();
  const localized = useLocalized();
  const remove = useMutation({
    mutationFn: () => ask(api.DELETE('/api/operator/notices/{id}', { params: { path: { id: notice.id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
  const title = localized(notice.title);
  const askFirst = async () => {
    const text = t('removeText', { title });
    if (await confirm({ title: t('removeTitle'), text, yes: t('remove'), danger: true })) remove.mutate();
  };
  return (
    <article className={classes.notice}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text size="xs" c="dimmed">
            <Time value={notice.publishedAt} />
          </Text>
          <Title order={2} size="h3">
            {title}
          </Title>
        </div>
        <Button
          variant="default"
          size="xs"
          flex="none"
          loading={remove.isPending}
          aria-label={`${t('remove')}: ${title}`}
          onClick={() => void askFirst()}
        >
          {t('remove')}
        </Button>
      </Group>
      <Text size="sm" className={classes.body}>
        {localized(notice.body)}
      </Text>
      {remove.error && <ProblemAlert cause={remove.error} />}
    </article>
  );
}

function Published() {
  const t = useT(OPERATOR);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['notices'],
    queryFn: () => ask(api.GET('/api/public/notices')),
  });
  if (isPending) return <Loading />;
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  if (data.length === 0) {
    return (
      <EmptyState icon={IconSpeakerphone} title={t('noNotices')}>
        {t('noNoticesText')}
      </EmptyState>
    );
  }
  return data.map((notice) => <Entry key={notice.id} notice={notice} />);
}

/** What the operator announces to everybody. */
export function Component() {
  const t = useT(OPERATOR);
  return (
    <Page title={t('noticesTitle')} lead={t('noticesLead')} width="wide">
      <div className={classes.columns}>
        <Stack gap={0}>
          <Published />
        </Stack>
        <aside className={classes.side}>
          <NoticeForm />
        </aside>
      </div>
    </Page>
  );
}
