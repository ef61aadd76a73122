import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { COMMON, ProblemAlert } from '../../../components';
import { api, ask, type AccreditationCase, type Check, type CheckHow } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { HOWS, LABELS, WAYS } from '../checklist';
import { OPERATOR } from '../texts';
import { DESK } from './texts';
import { useCaseAct } from './use-case';

const OUTCOMES = ['passed', 'failed', 'unclear'] as const;

function useRecord(subject: AccreditationCase, onClose: () => void) {
  const points = subject.checklist.filter(({ automatic }) => !automatic).map(({ id }) => id);
  const [point, setPoint] = useState<Check['id']>(points[0] ?? 'register-lookup');
  const [chosen, setHow] = useState<CheckHow>();
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('passed');
  const [texts, setTexts] = useState({ note: '', reference: '', name: '', status: '', head: '' });
  const how = chosen && WAYS[point].includes(chosen) ? chosen : (WAYS[point][0] ?? 'register');
  const { note, reference, name, status, head } = texts;
  const isExcerpt = how === 'excerpt';
  const excerpt = name.trim() && status.trim() ? { name, status, ...(head.trim() ? { head } : {}) } : undefined;
  const body = {
    ...{ point, how, outcome },
    ...(note.trim() ? { note } : {}),
    ...(isExcerpt ? { reference, ...(excerpt ? { excerpt } : {}) } : {}),
  };
  const params = { path: { id: subject.id } };
  const save = useCaseAct(() => ask(api.POST('/api/operator/accreditation/{id}/checks', { params, body })), onClose);
  return { points, point, setPoint, how, setHow, outcome, setOutcome, texts, setTexts, isExcerpt, save };
}

/** A check by hand: what, how, with what outcome; of an excerpt, its number and what it says. */
export default function RecordCheck({ subject, onClose }: { subject: AccreditationCase; onClose: () => void }) {
  const t = useT(DESK);
  const words = useT(OPERATOR);
  const common = useT(COMMON);
  const form = useRecord(subject, onClose);
  const { texts } = form;
  const set = (key: keyof typeof texts) => (event: { currentTarget: { value: string } }) =>
    form.setTexts({ ...texts, [key]: event.currentTarget.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('record')} closeButtonProps={{ 'aria-label': common('close') }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('recordText')}
          </Text>
          <NativeSelect
            label={t('point')}
            value={form.point}
            onChange={(event) => form.setPoint(event.currentTarget.value as Check['id'])}
            data={form.points.map((value) => ({ value, label: words(LABELS[value]) }))}
          />
          <NativeSelect
            label={words('how')}
            value={form.how}
            onChange={(event) => form.setHow(event.currentTarget.value as CheckHow)}
            data={WAYS[form.point].map((value) => ({ value, label: words(HOWS[value]) }))}
          />
          <NativeSelect
            label={t('outcome')}
            value={form.outcome}
            onChange={(event) => form.setOutcome(event.currentTarget.value as (typeof OUTCOMES)[number])}
            data={OUTCOMES.map((value) => ({ value, label: t(value) }))}
          />
          {form.isExcerpt && (
            <>
              <TextInput label={t('reference')} value={texts.reference} onChange={set('reference')} maxLength={200} />
              <TextInput label={t('excerptName')} value={texts.name} onChange={set('name')} maxLength={500} />
              <TextInput label={t('excerptStatus')} value={texts.status} onChange={set('status')} maxLength={200} />
              <TextInput label={t('excerptHead')} value={texts.head} onChange={set('head')} maxLength={300} />
            </>
          )}
          <Textarea label={words('note')} autosize minRows={2} maxRows={6} value={texts.note} onChange={set('note')} />
          {form.save.error && <ProblemAlert cause={form.save.error} kept />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={form.save.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
