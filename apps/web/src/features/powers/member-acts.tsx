import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { ProblemAlert, useConfirm } from '../../components';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { memberQuery } from './powers.query';
import { POWERS } from './texts';
import type { Member } from './words';

type Act = 'suspend' | 'restore' | 'appoint' | 'dismiss' | 'endSessions';

function call(id: string, act: Act, reason: string): Promise<Member> {
  const at = { params: { path: { id } } };
  if (act === 'suspend') return ask(api.POST('/api/members/{id}/suspend', { ...at, body: { reason } }));
  if (act === 'restore') return ask(api.POST('/api/members/{id}/restore', { ...at, body: { reason } }));
  if (act === 'appoint') return ask(api.POST('/api/members/{id}/administrator', at));
  if (act === 'dismiss') return ask(api.DELETE('/api/members/{id}/administrator', at));
  return ask(api.DELETE('/api/members/{id}/sessions', at));
}

/** Carries an act out and shows what came of it. */
export function useAct(member: Member) {
  const t = useT(POWERS);
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, reason = '' }: { act: Act; reason?: string }) => call(member.id, act, reason),
    onSuccess: (changed, { act }) => {
      client.setQueryData(memberQuery(member.id).queryKey, changed);
      void client.invalidateQueries({ queryKey: ['powers', 'members', 'list'] });
      notifications.show({ message: t(act === 'endSessions' ? 'sessionsEnded' : 'done') });
    },
  });
}

const ReasonDialog = lazy(() => import('./reason-dialog'));

/** Suspend and restore with a reason, administrators, sessions: what the portal allows now, and why the rest is not. */
export function MemberActs({ member }: { member: Member }) {
  const t = useT(POWERS);
  const confirm = useConfirm();
  const acting = useAct(member);
  const [asking, setAsking] = useState<'suspend' | 'restore'>();
  const { suspend, restore, appoint, dismiss } = member.abilities;
  const main = member.state === 'active' ? ('suspend' as const) : ('restore' as const);
  const ability = main === 'suspend' ? suspend : restore;
  const other = member.administrator ? ('dismiss' as const) : ('appoint' as const);
  const otherAbility = member.administrator ? dismiss : appoint;
  const sure = async (act: 'appoint' | 'dismiss' | 'endSessions') => {
    if (await confirm({ title: t(act), text: t(`${act}Text`), yes: t(act) })) acting.mutate({ act });
  };
  const reasons = [
    ...new Set([ability, otherAbility].flatMap(({ allowed, message }) => (allowed || !message ? [] : message))),
  ];
  return (
    <Stack gap="sm">
      <Group>
        <Button
          variant="default"
          color={main === 'suspend' ? 'red' : undefined}
          disabled={!ability.allowed}
          onClick={() => setAsking(main)}
        >
          {t(main)}
        </Button>
        {member.state === 'active' && (
          <Button variant="default" disabled={!otherAbility.allowed} onClick={() => void sure(other)}>
            {t(other)}
          </Button>
        )}
        {member.sessions > 0 && !member.self && (
          <Button variant="default" onClick={() => void sure('endSessions')}>
            {t('endSessions')}
          </Button>
        )}
      </Group>
      {reasons.map((message) => (
        <Text key={message} size="sm" c="dimmed">
          {message}
        </Text>
      ))}
      {!asking && acting.error && <ProblemAlert cause={acting.error} />}
      <Suspense>
        {asking && <ReasonDialog act={asking} acting={acting} onClose={() => setAsking(undefined)} />}
      </Suspense>
    </Stack>
  );
}
