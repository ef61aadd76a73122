import { Button, Group, NumberInput, SimpleGrid, Text, Title } from '@mantine/core';
import type { Schemas } from '@qujat/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemAlert } from '../../components';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import classes from './notifications.module.css';
import { reminderRulesQuery } from './notifications.query';
import { NOTIFICATIONS } from './texts';

type Rules = Schemas['ReminderRules'];
type Values = Schemas['SaveReminderRules'];

const FIELDS = [
  { name: 'unreadDays', min: 1, max: 60 },
  { name: 'unansweredDays', min: 1, max: 60 },
  { name: 'atMost', min: 0, max: 10 },
] as const;

/** When people of the organisation are reminded of what it received (E-10.1.2): the administrator's to say. */
export default function ReminderRules() {
  const t = useT(NOTIFICATIONS);
  const { data, error, refetch } = useQuery(reminderRulesQuery);
  return (
    <section className={classes.panel} aria-labelledby="reminders">
      <Title order={2} id="reminders">
        {t('reminders')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('remindersText')}
      </Text>
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {data && <RulesForm key={JSON.stringify(data)} rules={data} />}
    </section>
  );
}

function RulesForm({ rules }: { rules: Rules }) {
  const t = useT(NOTIFICATIONS);
  const client = useQueryClient();
  const [values, setValues] = useState<Partial<Values>>(rules);
  const onSuccess = (now: Rules) => client.setQueryData(reminderRulesQuery.queryKey, now);
  const save = useMutation({
    mutationFn: (body: Values) => ask(api.PUT('/api/reminder-rules', { body })),
    onSuccess,
  });
  const drop = useMutation({ mutationFn: () => ask(api.DELETE('/api/reminder-rules')), onSuccess });
  const fault = save.error ?? drop.error;
  const { unreadDays, unansweredDays, atMost } = values;
  const isWhole = unreadDays !== undefined && unansweredDays !== undefined && atMost !== undefined;
  const isSame = FIELDS.every(({ name }) => values[name] === rules[name]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) save.mutate({ unreadDays, unansweredDays, atMost });
      }}
    >
      {fault && <ProblemAlert cause={fault} />}
      <SimpleGrid cols={{ base: 1, sm: 3 }} className={classes.rules}>
        {FIELDS.map(({ name, min, max }) => (
          <NumberInput
            key={name}
            label={t(name)}
            description={t('between', { min, max })}
            value={values[name] ?? ''}
            onChange={(value) => setValues({ ...values, [name]: typeof value === 'number' ? value : undefined })}
            {...{ min, max, allowDecimal: false, allowNegative: false, clampBehavior: 'blur' as const }}
            error={values[name] === undefined ? t('numberMissing') : undefined}
          />
        ))}
      </SimpleGrid>
      <Group mt="sm" gap="sm">
        <Button type="submit" size="xs" loading={save.isPending} disabled={!isWhole || (isSame && rules.own)}>
          {t('saveRules')}
        </Button>
        {rules.own && (
          <Button size="xs" variant="default" loading={drop.isPending} onClick={() => drop.mutate()}>
            {t('dropRules')}
          </Button>
        )}
        <Text size="sm" c="dimmed" role="status">
          {t(rules.own ? 'ownRules' : 'operatorsRules')}
        </Text>
      </Group>
    </form>
  );
}
