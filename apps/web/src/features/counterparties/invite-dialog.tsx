import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { COMMON, ProblemAlert } from '../../components';
import { api, ask, problemOf, type CounterpartyInvitation } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useDone } from './counterparties.query';
import { COUNTERPARTIES } from './texts';

interface Props {
  /** What is known already: the number typed elsewhere, the name in the register. */
  readonly known?: { readonly bin?: string; readonly name?: string };
  readonly onClose: () => void;
  readonly onInvited?: (invitation: CounterpartyInvitation) => void;
}

/** What the server said of a field. */
const refusalOf = (cause: unknown, field: string): string | undefined =>
  cause ? problemOf(cause).fields[field] : undefined;

function useInvite({ known, onClose, onInvited }: Props) {
  const t = useT(COUNTERPARTIES);
  const done = useDone();
  const [values, setValues] = useState({ bin: known?.bin ?? '', email: '', name: known?.name ?? '', text: '' });
  const invite = useMutation({
    mutationFn: () => ask(api.POST('/api/counterparty-invitations', { body: values })),
    onSuccess: async (invitation) => {
      onInvited?.(invitation);
      onClose();
      await done(t('sent'));
    },
  });
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change });
  return { values, set, invite };
}

/** Invites by BIN/IIN, e-mail or both. */
export default function InviteDialog(props: Props) {
  const t = useT(COUNTERPARTIES);
  const common = useT(COMMON);
  const { values, set, invite } = useInvite(props);
  const wrong = (field: string) => refusalOf(invite.error, field);
  const isShown = !invite.error || ['bin', 'email', 'name', 'text'].some(wrong);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    invite.mutate();
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      closeOnClickOutside={false}
      title={t('inviteTitle')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text size="sm">{t('inviteLead')}</Text>
          <TextInput
            label={t('bin')}
            description={t('binHint')}
            data-autofocus
            inputMode="numeric"
            value={values.bin}
            maxLength={20}
            onChange={(event) => set({ bin: event.currentTarget.value })}
            error={wrong('bin')}
          />
          <TextInput
            label={t('email')}
            description={t('emailHint')}
            type="email"
            value={values.email}
            maxLength={254}
            onChange={(event) => set({ email: event.currentTarget.value })}
            error={wrong('email')}
          />
          <TextInput
            label={t('name')}
            description={t('nameHint')}
            value={values.name}
            maxLength={300}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={wrong('name')}
          />
          <Textarea
            label={t('text')}
            autosize
            minRows={2}
            maxRows={6}
            value={values.text}
            maxLength={1000}
            onChange={(event) => set({ text: event.currentTarget.value })}
            error={wrong('text')}
          />
          {!isShown && <ProblemAlert cause={invite.error} kept />}
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={invite.isPending}>
              {t('send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
