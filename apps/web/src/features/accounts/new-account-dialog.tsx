import { NativeSelect, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DialogForm } from '../../components';
import { api, ask, problemOf } from '../../lib/api';
import { useLocale, useT } from '../../lib/i18n';
import { rolesQuery } from '../powers/powers.query';
import { type Handed, useRefresh } from './accounts.query';
import { ACCOUNTS } from './texts';

/** By a letter, or handed over. */
export type Way = 'invite' | 'hand';

interface Props {
  readonly way: Way;
  readonly onClose: () => void;
  readonly onHanded: (handed: Handed) => void;
}

const EMPTY = { surname: '', name: '', patronymic: '', email: '', login: '', roleId: '' };

function useNewAccount({ way, onClose, onHanded }: Props) {
  const t = useT(ACCOUNTS);
  const refresh = useRefresh();
  const own = useLocale();
  const [form, setForm] = useState({ ...EMPTY, locale: own });
  const make = useMutation({
    mutationFn: async (): Promise<Handed | undefined> => {
      const { surname, name, patronymic, email, login, locale, roleId } = form;
      const person = { surname, name, patronymic: patronymic || undefined, locale, roleId: roleId || null };
      if (way === 'hand')
        return ask(api.POST('/api/members/accounts/hand', { body: { ...person, login, email: email || undefined } }));
      await ask(api.POST('/api/members/accounts/invite', { body: { ...person, email } }));
      return undefined;
    },
    onSuccess: async (handed) => {
      onClose();
      if (handed) onHanded(handed);
      else notifications.show({ message: t('invited'), color: 'teal' });
      await refresh();
    },
  });
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }));
  return { form, set, make };
}

/** A new account: who, how, with which role. */
export default function NewAccountDialog(props: Props) {
  const t = useT(ACCOUNTS);
  const { way, onClose } = props;
  const { form, set, make } = useNewAccount(props);
  const roles = (useQuery(rolesQuery).data ?? []).filter(({ code }) => code === null);
  const refused = make.error ? problemOf(make.error).fields : {};
  const isShown = Object.keys(refused).some((field) => field in form);
  const text = (field: keyof typeof EMPTY) => ({
    value: form[field],
    error: refused[field],
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  return (
    <DialogForm
      title={t(way)}
      act={t(way === 'invite' ? 'send' : 'make')}
      busy={make.isPending}
      fault={isShown ? undefined : make.error}
      onSubmit={() => make.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{t(way === 'invite' ? 'inviteText' : 'handText')}</Text>
      <TextInput label={t('surname')} maxLength={100} data-autofocus {...text('surname')} />
      <TextInput label={t('name')} maxLength={100} {...text('name')} />
      <TextInput label={t('patronymic')} maxLength={100} {...text('patronymic')} />
      {way === 'hand' && (
        <TextInput
          label={t('login')}
          description={t('loginHint')}
          maxLength={40}
          autoCapitalize="none"
          {...text('login')}
        />
      )}
      <TextInput label={t(way === 'invite' ? 'email' : 'emailMaybe')} type="email" maxLength={254} {...text('email')} />
      <NativeSelect
        label={t('role')}
        data={[{ value: '', label: t('noRole') }, ...roles.map(({ id, name }) => ({ value: id ?? '', label: name }))]}
        {...text('roleId')}
      />
      <NativeSelect
        label={t('language')}
        value={form.locale}
        onChange={(event) => set({ locale: event.currentTarget.value as typeof form.locale })}
        data={(['kk', 'ru', 'en'] as const).map((value) => ({ value, label: t(value) }))}
      />
    </DialogForm>
  );
}
