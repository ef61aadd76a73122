import { Alert, Button, Group, Text } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { ProblemAlert, useConfirm } from '../../../components';
import { api, ask, type AccreditationCase } from '../../../lib/api';
import { formatDateTime } from '../../../lib/format';
import { useT } from '../../../lib/i18n';
import { DESK } from './texts';
import { useCaseAct } from './use-case';

function useTaken({ id }: AccreditationCase) {
  const params = { path: { id } };
  const take = useCaseAct((over: boolean) =>
    ask(api.POST('/api/operator/accreditation/{id}/take', { params, body: { over } })),
  );
  const giveBack = useCaseAct(() => ask(api.POST('/api/operator/accreditation/{id}/give-back', { params })));
  return { take, giveBack, error: take.error ?? giveBack.error };
}

/** By whom the case is taken: two do not work on one unknowingly. */
export function Taken({ subject }: { subject: AccreditationCase }) {
  const t = useT(DESK);
  const confirm = useConfirm();
  const { take, giveBack, error } = useTaken(subject);
  const { case: standing, abilities } = subject;
  if (!standing || standing.closedAt !== null) return null;
  const { takenBy } = standing;
  const values = { name: takenBy?.name ?? '', at: takenBy ? formatDateTime(takenBy.at) : '' };
  const over = async () => {
    const asked = { title: t('takeOverTitle'), text: t('takeOverText', values), yes: t('takeOver') };
    if (await confirm(asked)) take.mutate(true);
  };
  const foreign = takenBy !== null && !takenBy.mine;
  return (
    <Alert color={foreign ? 'orange' : 'blue'} icon={<IconUserCheck aria-hidden />} mb="md" role="status">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t(takenBy === null ? 'free' : foreign ? 'others' : 'mine', values)}</Text>
        {abilities.includes('take') && (
          <Button size="xs" loading={take.isPending} onClick={() => take.mutate(false)}>
            {t('take')}
          </Button>
        )}
        {abilities.includes('give-back') && (
          <Button size="xs" variant="default" loading={giveBack.isPending} onClick={() => giveBack.mutate()}>
            {t('giveBack')}
          </Button>
        )}
        {foreign && (
          <Button size="xs" variant="default" loading={take.isPending} onClick={() => void over()}>
            {t('takeOver')}
          </Button>
        )}
      </Group>
      {error && <ProblemAlert cause={error} />}
    </Alert>
  );
}
