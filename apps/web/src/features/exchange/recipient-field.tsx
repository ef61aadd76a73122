import { Alert, Anchor, Button, Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { isBin, isIin } from '@qujat/kernel';
import { IconBuilding, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useProblemSentence } from '../../components';
import { PartyName } from '../../components/document';
import { api, ask, type CounterpartyFact, type CounterpartyInvitation, type FoundRecipient } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import { useRight } from '../../lib/session';
import classes from './document-editor.module.css';
import type { Addressee } from './document-form';
import { EXCHANGE } from './texts';

const InviteDialog = lazy(() => import('../counterparties/invite-dialog'));

const LIMIT = 8;
const PAUSE_MS = 250;

/** Whom one may choose: counterparties first, then other accredited participants. */
function useParticipants(search: string, enabled: boolean) {
  return useQuery({
    queryKey: ['recipients', search],
    queryFn: () => ask(api.GET('/api/recipients', { params: { query: { search, limit: LIMIT } } })),
    placeholderData: (previous) => previous,
    enabled,
  });
}

const STANDINGS = {
  none: 'standingNone',
  'invited-by-you': 'standingInvited',
  'invites-you': 'standingInvitesYou',
  'blocked-by-you': 'standingBlocked',
} as const;

/** A number that may be invited: nobody who was found has it. */
const invitable = (search: string, found: readonly FoundRecipient[] | undefined): string | undefined => {
  const bin = search.replace(/\s/g, '');
  return (isBin(bin) || isIin(bin)) && found?.length === 0 ? bin : undefined;
};

interface SearchProps {
  readonly error: string | undefined;
  readonly takesFocus: boolean;
  readonly onChoose: (party: Addressee) => void;
  readonly onInvite: (bin: string) => void;
}

const INVITE = 'invite:';

interface FoundProps {
  readonly found: readonly FoundRecipient[] | undefined;
  readonly error: unknown;
  readonly toInvite: string | undefined;
}

function Found({ found, error, toInvite }: FoundProps) {
  const t = useT(EXCHANGE);
  const mayInvite = useRight('counterparty.manage');
  const sentence = useProblemSentence();
  if (error) return <Combobox.Empty>{sentence(error)}</Combobox.Empty>;
  if (!found) return <Combobox.Empty>{t('findingRecipient')}</Combobox.Empty>;
  if (toInvite && mayInvite) {
    return (
      <Combobox.Option value={`${INVITE}${toInvite}`}>
        <Text fw={550}>{t('inviteBin', { bin: toInvite })}</Text>
        <Text size="sm">{t('inviteBinHint')}</Text>
      </Combobox.Option>
    );
  }
  if (found.length === 0) return <Combobox.Empty className={classes.nobody}>{t('recipientNobody')}</Combobox.Empty>;
  return found.map((participant) => (
    <Combobox.Option value={participant.id} key={participant.id}>
      <PartyName party={participant} />
      {participant.standing !== 'accepted' && (
        <Text size="xs" c="dimmed">
          {t(STANDINGS[participant.standing])}
        </Text>
      )}
    </Combobox.Option>
  ));
}

function Search({ error: missing, takesFocus, onChoose, onInvite }: SearchProps) {
  const t = useT(EXCHANGE);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const combobox = useCombobox({
    onDropdownOpen: () => input.current?.scrollIntoView({ block: 'nearest' }),
    onDropdownClose: () => combobox.resetSelectedOption(),
  });
  const { data, error, isFetching } = useParticipants(search, combobox.dropdownOpened);
  const found = data?.items;
  const toInvite = isFetching ? undefined : invitable(search, found);
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (search !== '' && (found?.length || toInvite)) selectFirstOption();
    // The best match is one Enter away.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [search, found, toInvite]);
  const count = found?.length ?? 0;
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        if (id.startsWith(INVITE)) onInvite(id.slice(INVITE.length));
        const chosen = found?.find((participant) => participant.id === id);
        if (chosen) onChoose({ ...chosen, invitationId: null });
      }}
    >
      <Combobox.Target>
        <TextInput
          ref={input}
          id="field-recipient"
          className={classes.search}
          label={t('findRecipient')}
          description={t('findRecipientHint')}
          error={missing}
          leftSection={<IconSearch size={17} aria-hidden />}
          rightSection={isFetching && <Loader size={16} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          maxLength={200}
          autoComplete="off"
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={300} className={classes.options} aria-label={t('groupRecipient')}>
          <Found found={found} error={error} toInvite={toInvite} />
        </Combobox.Options>
        {data?.more && <Combobox.Footer>{t('recipientMore', { count: LIMIT })}</Combobox.Footer>}
      </Combobox.Dropdown>
      <Text component="span" role="status" className={classes.spoken}>
        {combobox.dropdownOpened && found && !isFetching && t('recipientFound', { count })}
      </Text>
    </Combobox>
  );
}

interface Props {
  readonly value: Addressee | null;
  readonly error: string | undefined;
  readonly onChange: (party: Addressee | null) => void;
}

const NOTES = {
  awaited: 'recipientAwaited',
  none: 'recipientNone',
  'invited-by-you': 'recipientInvited',
  'invites-you': 'recipientInvitesYou',
  'blocked-by-you': 'recipientBlocked',
  'does-not-accept': 'recipientRefuses',
  'invitation-ended': 'recipientEnded',
} as const satisfies Partial<Record<CounterpartyFact, string>>;

const INCOMING = '/counterparties?tab=incoming';
const BLOCKED = '/counterparties?tab=blocked';

/** How the chosen one stands, and the way to becoming counterparties (E-10.1.2). */
function Standing({ value, onInvite }: { value: Addressee; onInvite: () => void }) {
  const t = useT(EXCHANGE);
  const mayInvite = useRight('counterparty.manage');
  const { standing } = value;
  if (!standing || standing === 'accepted') return null;
  return (
    <Alert color={standing === 'awaited' ? 'gray' : 'yellow'} mt="xs" role="status">
      <Text size="sm">{t(NOTES[standing])}</Text>
      {mayInvite && (standing === 'none' || standing === 'invitation-ended') && (
        <Button size="xs" variant="default" mt={6} onClick={onInvite}>
          {t('inviteRecipient')}
        </Button>
      )}
      {(standing === 'invites-you' || standing === 'blocked-by-you') && (
        <Anchor component={Link} size="sm" to={standing === 'invites-you' ? INCOMING : BLOCKED}>
          {t('toCounterparties')}
        </Anchor>
      )}
    </Alert>
  );
}

/** Who is invited, as the document's addressee: by its id where it is registered, by number and invitation where it is not. */
function invitedAs(invitation: CounterpartyInvitation, before: Addressee | null): Addressee {
  const { id, to } = invitation;
  if (before?.id) return { ...before, standing: 'invited-by-you' };
  const name = to.name ?? to.bin ?? '';
  return { id: null, bin: to.bin ?? '', name: { kk: name, ru: name, en: name }, invitationId: id, standing: 'awaited' };
}

/** To whom: counterparties and the register are looked through, then shown as a card; who is not there is invited. */
export function RecipientField({ value, error, onChange }: Props) {
  const t = useT(EXCHANGE);
  const localized = useLocalized();
  const change = useRef<HTMLButtonElement>(null);
  const [isChosenNow, setIsChosenNow] = useState(false);
  const [isLookingAgain, setIsLookingAgain] = useState(false);
  const [inviting, setInviting] = useState<{ bin: string; name?: string }>();
  useEffect(() => {
    // The search is gone with the focus in it: the keyboard goes on from the card.
    if (isChosenNow) change.current?.focus();
  }, [isChosenNow]);
  const dialog = (
    <Suspense>
      {inviting && (
        <InviteDialog
          known={inviting}
          onClose={() => setInviting(undefined)}
          onInvited={(invitation) => {
            setIsChosenNow(true);
            onChange(invitedAs(invitation, value));
          }}
        />
      )}
    </Suspense>
  );
  if (!value) {
    const choose = (party: Addressee) => {
      setIsChosenNow(true);
      onChange(party);
    };
    return (
      <>
        <Search error={error} takesFocus={isLookingAgain} onChoose={choose} onInvite={(bin) => setInviting({ bin })} />
        {dialog}
      </>
    );
  }
  const lookAgain = () => {
    setIsChosenNow(false);
    setIsLookingAgain(true);
    onChange(null);
  };
  return (
    <div>
      <div className={classes.recipient}>
        <IconBuilding size={26} stroke={1.5} className={classes.fileIcon} aria-hidden />
        <PartyName party={value} />
        <Button ref={change} variant="default" size="xs" onClick={lookAgain}>
          {t('changeRecipient')}
        </Button>
      </div>
      <Standing value={value} onInvite={() => setInviting({ bin: value.bin, name: localized(value.name) })} />
      {error && (
        <Text size="sm" c="var(--mantine-color-error)" mt={4} role="alert">
          {error}
        </Text>
      )}
      {dialog}
    </div>
  );
}
