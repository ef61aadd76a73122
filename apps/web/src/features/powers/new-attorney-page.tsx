import { Button, Group, NativeSelect, Stack, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { DateField, Page, ProblemAlert } from '../../components';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useRight } from '../../lib/session';
import { GrantsEditor } from './grants-editor';
import classes from './powers.module.css';
import { attorneyQuery } from './powers.query';
import { POWERS } from './texts';
import { useAttorneySigning } from './use-attorney-signing';
import type { Grant } from './words';

function useForm(parentId: string | null, chosen: string, maySign: boolean) {
  const t = useT(POWERS);
  const navigate = useNavigate();
  const sign = useAttorneySigning();
  const [form, setForm] = useState({ issuerId: '', holderId: chosen, validFrom: '', validTo: '', substitution: false });
  const [grants, setGrants] = useState<Grant[]>([]);
  const [strict, setStrict] = useState(false);
  const make = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/powers-of-attorney', { body: { ...form, issuerId: form.issuerId || null, parentId, grants } }),
      ),
    // Whoever stops before signing finds it among the unsigned ones.
    onSuccess: async (made) => {
      if (made.canSign) await sign(made).catch(() => undefined);
      else notifications.show({ message: t('sentToIssuer') });
      void navigate(`/powers-of-attorney/${made.id}`);
    },
  });
  const missing = {
    issuer: !maySign && parentId === null && form.issuerId === '',
    holder: form.holderId === '',
    term: form.validFrom === '' || form.validTo === '',
    grants: grants.length === 0,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (!missing.issuer && !missing.holder && !missing.term && !missing.grants) make.mutate();
  };
  return { form, setForm, grants, setGrants, strict, missing, make, submit };
}

/** A new power of attorney, or one by substitution: to whom, what, from when to when; then it is read and signed. */
export function Component() {
  const t = useT(POWERS);
  const [search] = useSearchParams();
  const parentId = search.get('parent');
  const maySign = useRight('document.sign');
  const parent = useQuery({ ...attorneyQuery(parentId ?? ''), enabled: parentId !== null }).data;
  const { form, setForm, grants, setGrants, strict, missing, make, submit } = useForm(
    parentId,
    search.get('holder') ?? '',
    maySign,
  );
  const holders = useQuery({
    queryKey: ['powers', 'holders'],
    queryFn: () => ask(api.GET('/api/powers-of-attorney/holders')),
  });
  const people = (holders.data ?? []).filter(({ self }) => !self);
  const ownId = holders.data?.find(({ self }) => self)?.id;
  const me = holders.data && form.issuerId && ownId ? [{ id: ownId, name: t('toMe') }] : [];
  const holdersFor = [...me, ...people.filter(({ id }) => id !== form.issuerId)];
  return (
    <Page
      title={parent ? t('substituteTitle', { number: parent.number }) : t('newAttorney')}
      back={{ to: '/powers-of-attorney', label: t('attorneysTitle') }}
      width="text"
    >
      <form onSubmit={submit} noValidate>
        <Stack className={classes.panel}>
          {!parentId && (
            <NativeSelect
              label={t('issuer')}
              description={t('issuerHint')}
              value={form.issuerId}
              onChange={(event) => setForm({ ...form, issuerId: event.currentTarget.value })}
              data={[
                ...(maySign ? [{ value: '', label: t('issuedByMe') }] : [{ value: '', label: t('chooseHolder') }]),
                ...people.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              error={strict && missing.issuer && t('issuerMissing')}
            />
          )}
          <NativeSelect
            label={t('holder')}
            value={form.holderId}
            onChange={(event) => setForm({ ...form, holderId: event.currentTarget.value })}
            data={[
              { value: '', label: t('chooseHolder') },
              ...holdersFor.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            error={strict && missing.holder && t('holderMissing')}
          />
          <Group grow align="flex-start">
            <DateField
              label={t('from')}
              value={form.validFrom}
              onChange={(validFrom) => setForm((now) => ({ ...now, validFrom }))}
              wrong={t('wrongDay')}
              error={strict && missing.term && form.validFrom === '' && t('termMissing')}
            />
            <DateField
              label={t('to')}
              value={form.validTo}
              onChange={(validTo) => setForm((now) => ({ ...now, validTo }))}
              wrong={t('wrongDay')}
              error={strict && missing.term && form.validTo === '' && t('termMissing')}
            />
          </Group>
          <Switch
            label={t('mayHandOn')}
            description={t('mayHandOnText')}
            checked={form.substitution}
            onChange={(event) => setForm({ ...form, substitution: event.currentTarget.checked })}
          />
          <GrantsEditor grants={grants} onChange={setGrants} />
          {strict && missing.grants && (
            <ProblemAlert cause={new Error(t('grantsMissing'))} title={t('grantsMissing')} />
          )}
          {make.error && <ProblemAlert cause={make.error} kept />}
          <Group justify="flex-end">
            <Button type="submit" loading={make.isPending}>
              {t(form.issuerId ? 'handToIssuer' : 'toSigning')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
