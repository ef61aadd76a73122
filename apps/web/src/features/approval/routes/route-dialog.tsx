import { Button, Checkbox, Fieldset, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { COMMON, ProblemAlert, SumField } from '../../../components';
import { DOCUMENT, TYPES } from '../../../components/document';
import { api, ask, type DocumentType } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { departmentsQuery } from '../../powers';
import type { ApprovalRoute } from '../approval.query';
import { bodyOf, draftOf, emptyStep, isIncomplete, moved, type RouteDraft } from './route-draft';
import classes from './routes.module.css';
import { StepEditor } from './step-editor';
import { ROUTES } from './texts';

/** What is edited. */
export type Edited = ApprovalRoute | 'new';

function put(edited: Edited, draft: RouteDraft): Promise<ApprovalRoute> {
  const body = bodyOf(draft);
  if (edited === 'new') return ask(api.POST('/api/approval-routes', { body }));
  const { id, version } = edited;
  return ask(api.PUT('/api/approval-routes/{id}', { params: { path: { id } }, body: { ...body, version } }));
}

function useRouteForm(edited: Edited, onClose: () => void) {
  const t = useT(ROUTES);
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(edited));
  const [strict, setStrict] = useState(false);
  const save = useMutation({
    mutationFn: () => put(edited, draft),
    onSuccess: ({ version }) => {
      void client.invalidateQueries({ queryKey: ['approval'] });
      notifications.show({ message: t('saved', { version }) });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (!isIncomplete(draft)) save.mutate();
  };
  const change = (changes: Partial<RouteDraft>) => setDraft((before) => ({ ...before, ...changes }));
  return { draft, change, strict, save, submit };
}

type Form = Pick<ReturnType<typeof useRouteForm>, 'draft' | 'change' | 'strict'>;

const toggled = <Value,>(all: readonly Value[], value: Value, on: boolean): Value[] =>
  on ? [...all, value] : all.filter((one) => one !== value);

function Conditions({ draft, change }: Form) {
  const t = useT(ROUTES);
  const words = useT(DOCUMENT);
  const { data: departments = [] } = useQuery(departmentsQuery);
  return (
    <Fieldset legend={t('conditions')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('conditionsText')}
        </Text>
        <Checkbox.Group label={t('types')} description={t('typesText')} value={draft.documentTypes}>
          <div className={classes.ticks}>
            {(Object.keys(TYPES) as DocumentType[]).map((type) => (
              <Checkbox
                key={type}
                value={type}
                label={words(TYPES[type])}
                onChange={(event) =>
                  change({ documentTypes: toggled(draft.documentTypes, type, event.currentTarget.checked) })
                }
              />
            ))}
          </div>
        </Checkbox.Group>
        <div className={classes.sums}>
          <SumField
            label={t('amountFrom')}
            value={draft.amountFrom}
            onChange={(amountFrom) => change({ amountFrom })}
            wrong={t('sumWrong')}
          />
          <SumField
            label={t('amountTo')}
            value={draft.amountTo}
            onChange={(amountTo) => change({ amountTo })}
            wrong={t('sumWrong')}
          />
        </div>
        {draft.moment === 'before-signing' && departments.length > 0 && (
          <Checkbox.Group label={t('departments')} description={t('departmentsText')} value={draft.departments}>
            <div className={classes.ticks}>
              {departments.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  value={id}
                  label={name}
                  onChange={(event) =>
                    change({ departments: toggled(draft.departments, id, event.currentTarget.checked) })
                  }
                />
              ))}
            </div>
          </Checkbox.Group>
        )}
      </Stack>
    </Fieldset>
  );
}

function Steps({ draft, change, strict }: Form) {
  const t = useT(ROUTES);
  const { steps } = draft;
  return (
    <Fieldset legend={t('steps')}>
      <Text size="sm" c="dimmed">
        {t('stepsText')} {t('dragHint')}
      </Text>
      <Stack component="ol" gap="sm" my="sm" p={0} style={{ listStyle: 'none' }}>
        {steps.map((step, i) => (
          <StepEditor
            key={step.key}
            step={step}
            place={i}
            count={steps.length}
            strict={strict}
            onChange={(next) => change({ steps: steps.map((one, at) => (at === i ? next : one)) })}
            onMove={(from, to) => change({ steps: moved(steps, from, to) })}
            onRemove={() => change({ steps: steps.filter((_, at) => at !== i) })}
          />
        ))}
      </Stack>
      <Button
        variant="default"
        leftSection={<IconPlus size={17} aria-hidden />}
        disabled={steps.length >= 20}
        onClick={() => change({ steps: [...steps, emptyStep()] })}
      >
        {t('addStep')}
      </Button>
    </Fieldset>
  );
}

/** A route: when, which documents, which steps. Saving makes a new version. */
export default function RouteDialog({ edited, onClose }: { edited: Edited; onClose: () => void }) {
  const t = useT(ROUTES);
  const common = useT(COMMON);
  const form = useRouteForm(edited, onClose);
  const { draft, change, strict, save, submit } = form;
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      closeOnClickOutside={false}
      title={edited === 'new' ? t('newRoute') : edited.name}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={t('name')}
            data-autofocus
            maxLength={100}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            error={strict && draft.name.trim() === '' && t('nameMissing')}
          />
          <NativeSelect
            label={t('moment')}
            value={draft.moment}
            onChange={(event) => change({ moment: event.currentTarget.value as RouteDraft['moment'] })}
            data={[
              { value: 'before-signing', label: t('momentSigning') },
              { value: 'before-answer', label: t('momentAnswer') },
            ]}
          />
          <Checkbox
            label={t('isMandatory')}
            checked={draft.mandatory}
            onChange={(event) => change({ mandatory: event.currentTarget.checked })}
          />
          <Conditions {...form} />
          <Steps {...form} />
          {save.error && <ProblemAlert cause={save.error} kept />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
