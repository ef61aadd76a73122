import { Button, Checkbox, FileButton, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { LOCALES, type Locale, type Localized } from '@qujat/kernel';
import { useState, type FormEvent } from 'react';
import { ProblemAlert } from '../../components';
import { api, ask, type AgreementDraft } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { DESK } from './desk/texts';
import classes from './operator.module.css';
import { OPERATOR } from './texts';
import { useDeskAct } from './use-desk-act';

const IN = { kk: 'inKk', ru: 'inRu', en: 'inEn' } as const satisfies Record<Locale, string>;
const KINDS = { rules: 'rules', 'usage-agreement': 'usageAgreement', 'public-offer': 'publicOffer' } as const;
const NOTHING: Localized = { kk: '', ru: '', en: '' };

function useDraft(draft: AgreementDraft | undefined, onClose: () => void) {
  const t = useT(DESK);
  const [kind, setKind] = useState<AgreementDraft['kind']>(draft?.kind ?? 'rules');
  const [title, setTitle] = useState<Localized>(draft?.title ?? NOTHING);
  const [texts, setTexts] = useState<Localized>(draft?.texts ?? NOTHING);
  const [usersSign, setUsersSign] = useState(draft?.usersSign ?? true);
  const [participantsSign, setParticipantsSign] = useState(draft?.participantsSign ?? true);
  const [strict, setStrict] = useState(false);
  const body = { kind, title, texts, usersSign, participantsSign };
  const save = useDeskAct(
    () =>
      draft
        ? ask(api.PUT('/api/operator/agreements/drafts/{id}', { params: { path: { id: draft.id } }, body }))
        : ask(api.POST('/api/operator/agreements/drafts', { body })),
    () => {
      notifications.show({ message: t('draftSaved'), color: 'teal' });
      onClose();
    },
  );
  const isComplete = LOCALES.every((locale) => title[locale].trim() && texts[locale].trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (isComplete) save.mutate();
  };
  const signing = { usersSign, setUsersSign, participantsSign, setParticipantsSign };
  return { kind, setKind, title, setTitle, texts, setTexts, ...signing, save, submit, wrong: strict && !isComplete };
}

type Form = ReturnType<typeof useDraft>;

function InLanguage({ form, locale }: { form: Form; locale: Locale }) {
  const t = useT(DESK);
  const words = useT(OPERATOR);
  const read = async (file: File | null) => {
    if (file) form.setTexts({ ...form.texts, [locale]: await file.text() });
  };
  return (
    <Stack gap={6}>
      <TextInput
        lang={locale}
        maxLength={200}
        label={`${t('title')} ${words(IN[locale])}`}
        value={form.title[locale]}
        onChange={(event) => form.setTitle({ ...form.title, [locale]: event.currentTarget.value })}
      />
      <Textarea
        lang={locale}
        autosize
        minRows={5}
        maxRows={16}
        label={`${t('text')} ${words(IN[locale])}`}
        value={form.texts[locale]}
        onChange={(event) => form.setTexts({ ...form.texts, [locale]: event.currentTarget.value })}
      />
      <FileButton accept="text/plain,.txt" onChange={(file) => void read(file)}>
        {(props) => (
          <Button {...props} size="xs" variant="default" style={{ alignSelf: 'flex-start' }}>
            {t('fromFile')} ({words(IN[locale])})
          </Button>
        )}
      </FileButton>
    </Stack>
  );
}

/** A new version, in all three languages, typed or loaded from files. */
export default function DraftForm({ draft, onClose }: { draft: AgreementDraft | undefined; onClose: () => void }) {
  const t = useT(DESK);
  const form = useDraft(draft, onClose);
  return (
    <form onSubmit={form.submit} noValidate className={classes.panel}>
      <Stack gap="sm">
        <NativeSelect
          label={t('kind')}
          value={form.kind}
          onChange={(event) => form.setKind(event.currentTarget.value as AgreementDraft['kind'])}
          data={Object.entries(KINDS).map(([value, label]) => ({ value, label: t(label) }))}
        />
        {LOCALES.map((locale) => (
          <InLanguage key={locale} form={form} locale={locale} />
        ))}
        <Checkbox
          label={t('usersSign')}
          checked={form.usersSign}
          onChange={(event) => form.setUsersSign(event.currentTarget.checked)}
        />
        <Checkbox
          label={t('participantsSign')}
          checked={form.participantsSign}
          onChange={(event) => form.setParticipantsSign(event.currentTarget.checked)}
        />
        {form.wrong && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {t('incomplete')}
          </Text>
        )}
        {form.save.error && <ProblemAlert cause={form.save.error} kept />}
        <Group>
          <Button type="submit" loading={form.save.isPending}>
            {t('saveDraft')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
