import { Button, Checkbox, Group, NumberInput, Stack, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@qujat/api-client';
import { DateField, ProblemAlert, SumField } from '../../components';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import classes from './billing.module.css';
import { BILLING } from './texts';

type Plan = Schemas['TariffPlan'];

const NEW_PLAN: Plan = {
  code: '',
  name: { kk: '', ru: '', en: '' },
  monthlyTiyn: 0,
  acts: [{ act: 'document.sent', included: 0, priceTiyn: 0, limit: null }],
  package: null,
  storage: { includedGb: 0, gbMonthTiyn: 0 },
  discounts: [],
  trialDays: 0,
  isDefault: false,
};

const NAMES = [
  ['kk', 'nameKk'],
  ['ru', 'nameRu'],
  ['en', 'nameEn'],
] as const;

interface PlanProps {
  readonly plan: Plan;
  readonly onChange: (plan: Plan) => void;
}

function Names({ plan, onChange }: PlanProps) {
  const t = useT(BILLING);
  return NAMES.map(([locale, label]) => (
    <TextInput
      key={locale}
      label={t(label)}
      value={plan.name[locale]}
      onChange={(event) => onChange({ ...plan, name: { ...plan.name, [locale]: event.currentTarget.value } })}
    />
  ));
}

const whole = (value: string | number): number => Math.max(0, Math.round(Number(value) || 0));

function Documents({ plan, onChange }: PlanProps) {
  const t = useT(BILLING);
  const [act] = plan.acts;
  if (!act) return null;
  const set = (change: Partial<typeof act>) => onChange({ ...plan, acts: [{ ...act, ...change }] });
  return (
    <>
      <NumberInput
        label={t('includedField')}
        min={0}
        value={act.included}
        onChange={(value) => set({ included: whole(value) })}
      />
      <SumField
        label={t('priceField')}
        value={act.priceTiyn}
        onChange={(sum) => set({ priceTiyn: sum ?? 0 })}
        wrong={t('noSum')}
      />
      <NumberInput
        label={t('limitField')}
        min={1}
        value={act.limit ?? ''}
        onChange={(value) => set({ limit: value === '' ? null : Math.max(1, whole(value)) })}
      />
    </>
  );
}

function Storage({ plan, onChange }: PlanProps) {
  const t = useT(BILLING);
  const set = (change: Partial<Plan['storage']>) => onChange({ ...plan, storage: { ...plan.storage, ...change } });
  return (
    <>
      <NumberInput
        label={t('gbField')}
        min={0}
        value={plan.storage.includedGb}
        onChange={(value) => set({ includedGb: whole(value) })}
      />
      <SumField
        label={t('gbPriceField')}
        value={plan.storage.gbMonthTiyn}
        onChange={(sum) => set({ gbMonthTiyn: sum ?? 0 })}
        wrong={t('noSum')}
      />
    </>
  );
}

function PlanFields({ plan, onChange }: PlanProps) {
  const t = useT(BILLING);
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('code')}
        value={plan.code}
        onChange={(event) => onChange({ ...plan, code: event.currentTarget.value })}
      />
      <Names plan={plan} onChange={onChange} />
      <SumField
        label={t('monthlyField')}
        value={plan.monthlyTiyn}
        onChange={(sum) => onChange({ ...plan, monthlyTiyn: sum ?? 0 })}
        wrong={t('noSum')}
      />
      <Documents plan={plan} onChange={onChange} />
      <Storage plan={plan} onChange={onChange} />
      <NumberInput
        label={t('trialField')}
        min={0}
        max={366}
        value={plan.trialDays}
        onChange={(value) => onChange({ ...plan, trialDays: whole(value) })}
      />
    </div>
  );
}

function usePublish(onPublished: () => void) {
  const t = useT(BILLING);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['PublishTariff']) => ask(api.POST('/api/operator/tariffs', { body })),
    onSuccess: () => {
      notifications.show({ message: t('published'), color: 'teal' });
      onPublished();
      return client.invalidateQueries({ queryKey: ['tariffs'] });
    },
  });
}

/** The next version: the last one, changed. */
export function TariffForm({ base, onPublished }: { base: readonly Plan[]; onPublished: () => void }) {
  const t = useT(BILLING);
  const [effectiveFrom, setEffectiveFrom] = useState('');
  const [plans, setPlans] = useState<readonly Plan[]>(base);
  const publish = usePublish(onPublished);
  const put = (index: number, plan: Plan) => setPlans(plans.map((one, i) => (i === index ? plan : one)));
  const begin = (index: number) => setPlans(plans.map((one, i) => ({ ...one, isDefault: i === index })));
  return (
    <Stack component="section" className={classes.card}>
      <Title order={2} size="h3">
        {t('publishTitle')}
      </Title>
      <DateField
        label={t('from')}
        description={t('fromHint')}
        value={effectiveFrom}
        onChange={setEffectiveFrom}
        wrong={t('noDay')}
        maw={280}
      />
      {plans.map((plan, index) => (
        <Stack
          key={index}
          gap="xs"
          component="fieldset"
          m={0}
          p="md"
          style={{ border: '1px solid var(--q-line)', borderRadius: 10 }}
        >
          <legend>{plan.name.ru || plan.code || t('addPlan')}</legend>
          <PlanFields plan={plan} onChange={(changed) => put(index, changed)} />
          <Group justify="space-between">
            <Checkbox label={t('defaultField')} checked={plan.isDefault} onChange={() => begin(index)} />
            <Button
              variant="subtle"
              color="red"
              size="xs"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => setPlans(plans.filter((_, i) => i !== index))}
            >
              {t('removePlan')}
            </Button>
          </Group>
        </Stack>
      ))}
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setPlans([...plans, NEW_PLAN])}
        >
          {t('addPlan')}
        </Button>
        <Button
          disabled={!effectiveFrom || plans.length === 0}
          loading={publish.isPending}
          onClick={() => publish.mutate({ effectiveFrom, plans: [...plans] })}
        >
          {t('publish')}
        </Button>
      </Group>
      {publish.error && <ProblemAlert cause={publish.error} />}
    </Stack>
  );
}
