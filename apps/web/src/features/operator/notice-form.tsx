import { Button, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { LOCALES, type Locale, type Localized } from '@qujat/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ProblemAlert } from '../../components';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { OPERATOR } from './texts';

const IN = { kk: 'inKk', ru: 'inRu', en: 'inEn' } as const satisfies Record<Locale, string>;
const NOTHING: Localized = { kk: '', ru: '', en: '' };

function useNotice() {
  const t = useT(OPERATOR);
  const client = useQueryClient();
  const [title, setTitle] = useState(NOTHING);
  const [body, setBody] = useState(NOTHING);
  const [strict, setStrict] = useState(false);
  const publish = useMutation({
    mutationFn: () => ask(api.POST('/api/operator/notices', { body: { title, body } })),
    onSuccess: () => {
      setTitle(NOTHING);
      setBody(NOTHING);
      setStrict(false);
      notifications.show({ message: t('published'), color: 'teal' });
      return client.invalidateQueries({ queryKey: ['notices'] });
    },
  });
  const isComplete = LOCALES.every((locale) => title[locale].trim() && body[locale].trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (isComplete) publish.mutate();
  };
  return { title, setTitle, body, setBody, isIncomplete: strict && !isComplete, publish, submit };
}

/** A notice is written in all three languages, or not at all. */
export function NoticeForm() {
  const t = useT(OPERATOR);
  const form = useNotice();
  return (
    <form onSubmit={form.submit} noValidate aria-labelledby="new-notice">
      <Title order={2} id="new-notice" mb="sm">
        {t('newNotice')}
      </Title>
      <Stack gap="sm">
        {LOCALES.map((locale) => (
          <Stack key={locale} gap={6}>
            <TextInput
              lang={locale}
              label={`${t('noticeTitle')} ${t(IN[locale])}`}
              value={form.title[locale]}
              onChange={(event) => form.setTitle({ ...form.title, [locale]: event.currentTarget.value })}
            />
            <Textarea
              lang={locale}
              label={`${t('noticeBody')} ${t(IN[locale])}`}
              autosize
              minRows={2}
              maxRows={8}
              value={form.body[locale]}
              onChange={(event) => form.setBody({ ...form.body, [locale]: event.currentTarget.value })}
            />
          </Stack>
        ))}
        {form.isIncomplete && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {t('noticeIncomplete')}
          </Text>
        )}
        {form.publish.error && <ProblemAlert cause={form.publish.error} kept />}
        <Button type="submit" loading={form.publish.isPending}>
          {t('publish')}
        </Button>
      </Stack>
    </form>
  );
}
