import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState, type FormEvent } from 'react';
import { ProblemAlert } from '../../components';
import { problemOf, type Contact, type ContactChannel } from '../../lib/api';
import { formatClock } from '../../lib/format';
import { useT } from '../../lib/i18n';
import classes from './contact.module.css';
import { contactsQuery, useContactActs } from './contacts.query';
import { CONTACT } from './texts';

/** Seconds until `moment`, counted down. */
function useSecondsTo(moment: string | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  const { start, stop } = useInterval(() => setNow(Date.now()), 1000);
  useEffect(() => {
    start();
    return stop;
  }, [start, stop, moment]);
  return moment === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(moment) - now) / 1000));
}

/** The address that waits for a code, or undefined. */
const waiting = ({ value, confirmed, pending }: Contact): string | undefined =>
  pending ?? (confirmed || value === '' ? undefined : value);

/** The code under way, if it can still be typed. */
function useCode({ code }: Contact) {
  const left = useSecondsTo(code?.expiresAt);
  const again = useSecondsTo(code?.againAt);
  const isOpen = code !== null && left > 0 && code.attemptsLeft > 0;
  return { isOpen, again };
}

function Standing({ contact, address, isOpen }: { contact: Contact; address: string; isOpen: boolean }) {
  const t = useT(CONTACT);
  const { code } = contact;
  if (code === null) return <Text size="sm">{t('notSent', { address })}</Text>;
  if (code.attemptsLeft === 0) return <Text size="sm">{t('spent')}</Text>;
  if (!isOpen) return <Text size="sm">{t('expired', { address })}</Text>;
  return <Text size="sm">{t('sent', { address, until: formatClock(code.expiresAt) })}</Text>;
}

function CodeForm({ contact, acts }: { contact: Contact; acts: ReturnType<typeof useContactActs> }) {
  const t = useT(CONTACT);
  const [code, setCode] = useState('');
  const [strict, setStrict] = useState(false);
  const { confirm } = acts;
  const isWhole = /^\d{6}$/.test(code);
  const refused = confirm.error ? problemOf(confirm.error).message : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (isWhole) confirm.mutate(code, { onError: () => setCode('') });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-start" gap="sm">
        <TextInput
          label={t(contact.channel === 'email' ? 'code' : 'codeSms')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          w={190}
          value={code}
          onChange={(event) => {
            confirm.reset();
            setStrict(false);
            setCode(event.currentTarget.value.replace(/\D/g, ''));
          }}
          error={refused ?? (strict && !isWhole ? t('codeShape') : undefined)}
        />
        <Button type="submit" loading={confirm.isPending} mt={25}>
          {t('confirm')}
        </Button>
      </Group>
    </form>
  );
}

function Open({ contact, address }: { contact: Contact; address: string }) {
  const t = useT(CONTACT);
  const title = useId();
  const acts = useContactActs(contact.channel);
  const { isOpen, again } = useCode(contact);
  return (
    <section className={classes.panel} aria-labelledby={title}>
      <Stack gap="sm">
        <Title order={3} id={title}>
          {t(contact.channel === 'email' ? 'titleEmail' : 'titlePhone')}
        </Title>
        <div role="status">
          <Standing contact={contact} address={address} isOpen={isOpen} />
        </div>
        {isOpen && <CodeForm contact={contact} acts={acts} />}
        <Text size="sm" c="dimmed">
          {contact.pending ? t('pending', { value: contact.value }) : t('why')}
        </Text>
        {acts.send.error && <ProblemAlert cause={acts.send.error} />}
        <Group gap="xs">
          <Button
            size="xs"
            variant={isOpen ? 'default' : 'filled'}
            loading={acts.send.isPending}
            disabled={again > 0}
            onClick={() => acts.send.mutate()}
          >
            {again > 0 ? t('againIn', { seconds: again }) : t(contact.code ? 'again' : 'send')}
          </Button>
          {contact.pending && (
            <Button size="xs" variant="subtle" loading={acts.drop.isPending} onClick={() => acts.drop.mutate()}>
              {t('keepOld')}
            </Button>
          )}
        </Group>
      </Stack>
    </section>
  );
}

/** Asks for the code of a contact that is not confirmed (E-5.6.2); nothing when it is. */
export function ConfirmContact({ channel }: { channel: ContactChannel }) {
  const contact = useQuery(contactsQuery).data?.find((one) => one.channel === channel);
  const address = contact && waiting(contact);
  return contact && address !== undefined ? <Open key={address} contact={contact} address={address} /> : null;
}
