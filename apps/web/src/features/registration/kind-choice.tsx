import { Radio, Stack } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading, ProblemAlert } from '../../components';
import { KINDS, PARTICIPANT } from '../../components/participant';
import { api, ask, type Participant } from '../../lib/api';
import { useT } from '../../lib/i18n';
import type { Kind } from './participant-form';
import { REGISTRATION } from './texts';
import { mineQuery } from './use-participant-draft';

/** What may be registered with this certificate (E-5.1). */
export const kindsQuery = queryOptions({
  queryKey: ['participants', 'kinds'],
  queryFn: () => ask(api.GET('/api/participants/mine/kinds')),
  staleTime: Infinity,
});

/** Chooses what one registers as, where the certificate leaves a choice and nothing was decided yet. */
export function KindChoice({
  participant,
  children,
}: {
  participant: Participant | null;
  children: (kind: Kind) => React.ReactNode;
}) {
  const t = useT(REGISTRATION);
  const words = useT(PARTICIPANT);
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(kindsQuery);
  // At once: the mark stands on what was chosen before the portal has answered.
  const [chosen, setChosen] = useState<Kind>();
  const choose = useMutation({
    mutationFn: (kind: Kind) => ask(api.PUT('/api/participants/mine/kind', { body: { kind } })),
    onSuccess: (saved) => client.setQueryData(mineQuery.queryKey, saved),
    onError: () => setChosen(undefined),
  });
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const kind = participant?.kind ?? (data.kinds.length === 1 ? data.kinds[0] : undefined);
  const isOpen = data.kinds.length > 1 && (participant === null || participant.state === 'draft');
  return (
    <Stack gap="xl">
      {isOpen && (
        <Radio.Group
          label={t('kindTitle')}
          value={chosen ?? kind ?? null}
          onChange={(value) => {
            setChosen(value);
            choose.mutate(value);
          }}
        >
          <Stack gap="xs" mt="xs">
            {data.kinds.map((value) => (
              <Radio key={value} value={value} label={words(KINDS[value])} disabled={choose.isPending} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {choose.error && <ProblemAlert cause={choose.error} />}
      {kind && children(kind)}
    </Stack>
  );
}
