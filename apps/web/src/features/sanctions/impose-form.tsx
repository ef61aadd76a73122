import { Button, Checkbox, NativeSelect, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { DateField, ProblemAlert } from '../../components';
import { api, ask, problemOf, type ImposeSanction, type LimitableRight, type SanctionKind } from '../../lib/api';
import { useT } from '../../lib/i18n';
import classes from './sanctions.module.css';
import { SANCTIONS } from './texts';

const KINDS: readonly SanctionKind[] = ['warning', 'limitation', 'suspension', 'exclusion', 'fine'];
const RIGHTS: readonly LimitableRight[] = [
  ...(['document.prepare', 'document.sign', 'document.send', 'document.receive', 'document.recall'] as const),
  ...(['counterparty.manage', 'participant.export'] as const),
];
const NOTHING = {
  bin: '',
  kind: 'warning' as SanctionKind,
  rights: [] as LimitableRight[],
  clause: '',
  ground: '',
  until: '',
  tenge: '',
};
type Form = typeof NOTHING;

const hasTerm = (kind: SanctionKind): boolean => kind !== 'exclusion' && kind !== 'fine';

/** The last day counts to its end, by the portal's clock (UTC+5). */
const bodyOf = ({ bin, kind, rights, clause, ground, until, tenge }: Form): ImposeSanction => ({
  ...{ bin, kind, clause: clause.trim(), ground: ground.trim() },
  ...(kind === 'limitation' && { rights }),
  ...(kind === 'fine' && { amountTiyn: Number(tenge) * 100 }),
  ...(until && hasTerm(kind) && { endsAt: `${until}T23:59:59+05:00` }),
});

function useImposing() {
  const t = useT(SANCTIONS);
  const client = useQueryClient();
  const [form, setForm] = useState(NOTHING);
  const [strict, setStrict] = useState(false);
  const impose = useMutation({
    mutationFn: () => ask(api.POST('/api/operator/sanctions', { body: bodyOf(form) })),
    onSuccess: () => {
      setForm(NOTHING);
      setStrict(false);
      notifications.show({ message: t('imposed'), color: 'teal' });
      return client.invalidateQueries({ queryKey: ['sanctions'] });
    },
  });
  const wrong = {
    bin: !/^(\d{12}|Q[A-Z]\d{10})$/.test(form.bin) && t('binWrong'),
    rights: form.kind === 'limitation' && form.rights.length === 0 && t('missing'),
    clause: !form.clause.trim() && t('missing'),
    ground: !form.ground.trim() && t('missing'),
    amountTiyn: form.kind === 'fine' && !/^[1-9]\d{0,8}$/.test(form.tenge) && t('amountWrong'),
  };
  const refused: Record<string, string> = impose.error ? problemOf(impose.error).fields : {};
  const error = (field: string) => refused[field] ?? (strict && (wrong as Record<string, string | false>)[field]);
  const set = (patch: Partial<Form>) => {
    impose.reset();
    setForm((before) => ({ ...before, ...patch }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (!Object.values(wrong).some(Boolean)) impose.mutate();
  };
  return { form, set, error, submit, impose };
}

/** What depends on the kind of the sanction. */
function OfKind({ form, set, error }: Pick<ReturnType<typeof useImposing>, 'form' | 'set' | 'error'>) {
  const t = useT(SANCTIONS);
  return (
    <>
      {form.kind === 'limitation' && (
        <Checkbox.Group
          label={t('rights')}
          value={form.rights}
          onChange={(chosen) => set({ rights: RIGHTS.filter((right) => chosen.includes(right)) })}
          error={error('rights')}
        >
          <Stack gap={6} my={6}>
            {RIGHTS.map((right) => (
              <Checkbox key={right} value={right} label={t(right)} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {form.kind === 'fine' && (
        <TextInput
          label={t('amountTenge')}
          inputMode="numeric"
          value={form.tenge}
          onChange={(event) => set({ tenge: event.currentTarget.value.replace(/\D/g, '') })}
          error={error('amountTiyn')}
        />
      )}
      {hasTerm(form.kind) && (
        <DateField label={t('until')} value={form.until} onChange={(until) => set({ until })} error={error('endsAt')} />
      )}
    </>
  );
}

/** Imposing a sanction: kind, ground, term. */
export function ImposeForm() {
  const t = useT(SANCTIONS);
  const { form, set, error, submit, impose } = useImposing();
  return (
    <form className={classes.panel} onSubmit={submit} noValidate aria-labelledby="impose">
      <Title order={2} id="impose" size="h4" mb="sm">
        {t('imposeTitle')}
      </Title>
      <Stack gap="sm">
        <TextInput
          label={t('bin')}
          inputMode="numeric"
          maxLength={12}
          value={form.bin}
          onChange={(event) => set({ bin: event.currentTarget.value.replace(/\D/g, '') })}
          error={error('bin')}
        />
        <NativeSelect
          label={t('kind')}
          data={KINDS.map((kind) => ({ value: kind, label: t(kind) }))}
          value={form.kind}
          onChange={(event) => set({ kind: event.currentTarget.value as SanctionKind })}
        />
        <OfKind form={form} set={set} error={error} />
        <TextInput
          label={t('clause')}
          maxLength={100}
          value={form.clause}
          onChange={(event) => set({ clause: event.currentTarget.value })}
          error={error('clause')}
        />
        <Textarea
          label={t('ground')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={4000}
          value={form.ground}
          onChange={(event) => set({ ground: event.currentTarget.value })}
          error={error('ground')}
        />
        {impose.error && <ProblemAlert cause={impose.error} kept />}
        <Button type="submit" color="red" loading={impose.isPending}>
          {t('impose')}
        </Button>
      </Stack>
    </form>
  );
}
