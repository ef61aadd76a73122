import { Button, NativeSelect, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ProblemAlert, SumField } from '../../../components';
import { DOCUMENT, TYPES } from '../../../components/document';
import { api, ask, type DocumentType } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { departmentsQuery } from '../../powers';
import { RoutePath } from './route-path';
import classes from './routes.module.css';
import { ROUTES } from './texts';

const UNMET = {
  moment: 'unmetMoment',
  type: 'unmetType',
  amount: 'unmetAmount',
  department: 'unmetDepartment',
} as const;

function useTryOut() {
  const [moment, setMoment] = useState<'before-signing' | 'before-answer'>('before-signing');
  const [type, setType] = useState<DocumentType>('contract');
  const [amount, setAmount] = useState<number | null>(500_000_000);
  const [departmentId, setDepartment] = useState('');
  const tried = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/approval-routes/try-out', {
          body: { moment, type, amount, departmentId: departmentId || null },
        }),
      ),
  });
  return { moment, setMoment, type, setType, amount, setAmount, departmentId, setDepartment, tried };
}

function Answer({ tried: { data, error } }: Pick<ReturnType<typeof useTryOut>, 'tried'>) {
  const t = useT(ROUTES);
  if (error) return <ProblemAlert cause={error} />;
  if (!data) return null;
  return (
    <>
      <Text fw={600} mt="sm">
        {data.route ? t('takes', { route: data.route.name }) : t('takesNone')}
      </Text>
      {data.route && <RoutePath steps={data.route.steps} />}
      <ul className={classes.tried}>
        {data.tried.map(({ id, name, taken, unmet }) => (
          <li key={id}>
            {name}: {taken ? t('taken') : unmet ? t(UNMET[unmet]) : t('matches')}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Which route would a document take? */
export function TryOut() {
  const t = useT(ROUTES);
  const words = useT(DOCUMENT);
  const { data: departments = [] } = useQuery(departmentsQuery);
  const form = useTryOut();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.tried.mutate();
  };
  return (
    <section className={classes.panel} aria-labelledby="try-out">
      <Title order={2} id="try-out">
        {t('tryOut')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('tryOutText')}
      </Text>
      <form className={classes.try} onSubmit={submit}>
        <NativeSelect
          label={t('moment')}
          value={form.moment}
          onChange={(event) => form.setMoment(event.currentTarget.value as 'before-signing' | 'before-answer')}
          data={[
            { value: 'before-signing', label: t('beforeSigning') },
            { value: 'before-answer', label: t('beforeAnswer') },
          ]}
        />
        <NativeSelect
          label={t('type')}
          value={form.type}
          onChange={(event) => form.setType(event.currentTarget.value as DocumentType)}
          data={(Object.keys(TYPES) as DocumentType[]).map((type) => ({ value: type, label: words(TYPES[type]) }))}
        />
        <SumField label={t('amount')} value={form.amount} onChange={form.setAmount} wrong={t('sumWrong')} />
        <NativeSelect
          label={t('department')}
          value={form.departmentId}
          onChange={(event) => form.setDepartment(event.currentTarget.value)}
          data={[
            { value: '', label: t('noDepartment') },
            ...departments.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button type="submit" variant="default" loading={form.tried.isPending}>
          {t('tryIt')}
        </Button>
      </form>
      <div aria-live="polite">
        <Answer tried={form.tried} />
      </div>
    </section>
  );
}
