import { Button, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { DateField, ProblemAlert } from '../../components';
import { api, ask } from '../../lib/api';
import { formatDate } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useSignedIn } from '../../lib/session';
import classes from './approval.module.css';
import { colleaguesQuery, type Substitute, substitutesQuery } from './approval.query';
import { APPROVAL } from './texts';

function useKeep(done: 'substituteNamed' | 'substituteEnded') {
  const t = useT(APPROVAL);
  const client = useQueryClient();
  return (all: Substitute[]) => {
    client.setQueryData(substitutesQuery.queryKey, all);
    notifications.show({ message: t(done) });
  };
}

function Line({ substitute }: { substitute: Substitute }) {
  const t = useT(APPROVAL);
  const keep = useKeep('substituteEnded');
  const end = useMutation({
    mutationFn: (id: string) => ask(api.DELETE('/api/approval-substitutes/{id}', { params: { path: { id } } })),
    onSuccess: keep,
  });
  const { id, own, person, now } = substitute;
  const days = { from: formatDate(substitute.from), to: formatDate(substitute.to) };
  const text = own
    ? t('substituteOwn', { name: substitute.substitute, ...days })
    : t('substituteOther', { name: person, ...days });
  return (
    <li className={classes.row}>
      <div>
        <Text size="sm">{text}</Text>
        <Text size="xs" c="dimmed">
          {t(now ? 'inForce' : 'planned')}
        </Text>
        {end.error && <ProblemAlert cause={end.error} />}
      </div>
      {own && (
        <Button
          size="xs"
          variant="default"
          loading={end.isPending}
          aria-label={`${t('endSubstitute')}: ${substitute.substitute}`}
          onClick={() => end.mutate(id)}
        >
          {t('endSubstitute')}
        </Button>
      )}
    </li>
  );
}

function Name() {
  const t = useT(APPROVAL);
  const { user } = useSignedIn();
  const { data: people = [] } = useQuery(colleaguesQuery);
  const [substituteId, setSubstitute] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const keep = useKeep('substituteNamed');
  const name = useMutation({
    mutationFn: () => ask(api.POST('/api/approval-substitutes', { body: { substituteId, from, to } })),
    onSuccess: keep,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    name.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <div className={classes.days}>
          <NativeSelect
            label={t('substitute')}
            value={substituteId}
            onChange={(event) => setSubstitute(event.currentTarget.value)}
            data={[
              { value: '', label: '' },
              ...people
                .filter(({ userId }) => userId !== user?.id)
                .map((one) => ({
                  value: one.userId,
                  label: one.approves ? one.name : t('noPower', { name: one.name }),
                })),
            ]}
          />
          <DateField label={t('firstDay')} value={from} onChange={setFrom} wrong={t('dayWrong')} />
          <DateField label={t('lastDay')} value={to} onChange={setTo} wrong={t('dayWrong')} />
          <Button type="submit" variant="default" loading={name.isPending} disabled={!substituteId || !from || !to}>
            {t('nameSubstitute')}
          </Button>
        </div>
        {name.error && <ProblemAlert cause={name.error} kept />}
      </Stack>
    </form>
  );
}

/** Who acts for the reader while they are away. */
export function Substitutes() {
  const t = useT(APPROVAL);
  const { data = [], error } = useQuery(substitutesQuery);
  return (
    <section className={classes.panel} aria-labelledby="substitutes" style={{ marginTop: 16 }}>
      <Title order={2} id="substitutes">
        {t('substitutes')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('substitutesText')}
      </Text>
      {error && <ProblemAlert cause={error} />}
      <ul className={classes.list} style={{ gap: 0, marginBottom: 12 }}>
        {data.map((substitute) => (
          <Line key={substitute.id} substitute={substitute} />
        ))}
      </ul>
      <Name />
    </section>
  );
}
