import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { ProblemAlert, useConfirm } from '../../components';
import { api, ask, type AccreditationCase } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import { Checklist, CHECKS, type Confirmations } from './checklist';
import { OPERATOR } from './texts';
import { useDecided } from './use-decided';

const RefuseDialog = lazy(() => import('./refuse-dialog'));

function useAccept({ id, version }: AccreditationCase, confirmed: Confirmations) {
  const t = useT(OPERATOR);
  const decided = useDecided(t('accepted'));
  const checks = CHECKS.flatMap((check) => {
    const { how, note = '' } = confirmed[check] ?? {};
    return how ? [{ id: check, how, ...(note.trim() ? { note: note.trim() } : {}) }] : [];
  });
  return useMutation({
    mutationFn: () =>
      ask(api.POST('/api/operator/accreditation/{id}/accept', { params: { path: { id } }, body: { checks, version } })),
    onSuccess: decided,
  });
}

/** The checklist and the two ways out: accredit, or refuse with reasons. */
export function Decision({ subject }: { subject: AccreditationCase }) {
  const t = useT(OPERATOR);
  const confirm = useConfirm();
  const localized = useLocalized();
  const [confirmed, setConfirmed] = useState<Confirmations>({});
  const [refusing, setRefusing] = useState(false);
  const accept = useAccept(subject, confirmed);
  const left = subject.checklist.filter(({ id, automatic, ok }) => !automatic && !ok && !confirmed[id]).length;
  const ask = async () => {
    const name = localized(subject.name);
    if (await confirm({ title: t('acceptTitle'), text: t('acceptText', { name }), yes: t('accept') })) accept.mutate();
  };
  return (
    <Stack>
      <Checklist checks={subject.checklist} confirmed={confirmed} onChange={setConfirmed} />
      {accept.error && <ProblemAlert cause={accept.error} kept />}
      {left > 0 && (
        <Text size="sm" c="dimmed" role="status">
          {t('left', { count: left })}
        </Text>
      )}
      <Button
        disabled={left > 0 || !subject.abilities.includes('accept')}
        loading={accept.isPending}
        onClick={() => void ask()}
      >
        {t('accept')}
      </Button>
      <Button variant="default" disabled={!subject.abilities.includes('refuse')} onClick={() => setRefusing(true)}>
        {t('refuse')}
      </Button>
      <Suspense>{refusing && <RefuseDialog subject={subject} onClose={() => setRefusing(false)} />}</Suspense>
    </Stack>
  );
}
