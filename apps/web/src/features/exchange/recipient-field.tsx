import { Button, Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBuilding, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { PartyName } from '../../components/document';
import { useProblemSentence } from '../../components';
import { api, ask, type ParticipantSummary, type Party } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useSignedIn } from '../../lib/session';
import classes from './document-editor.module.css';
import { EXCHANGE } from './texts';

const LIMIT = 8;
const PAUSE_MS = 250;

/** Accredited participants by name or number, without the reader's own organisation. */
function useParticipants(search: string, enabled: boolean) {
  const own = useSignedIn().participant?.id;
  return useQuery({
    queryKey: ['participants', 'search', search],
    // One more than is shown, in case one's own is among them, and one to know that there are more.
    queryFn: () => ask(api.GET('/api/participants', { params: { query: { search, limit: LIMIT + 2 } } })),
    select: ({ items }) => items.filter(({ id }) => id !== own),
    placeholderData: (previous) => previous,
    enabled,
  });
}

interface SearchProps {
  readonly error: string | undefined;
  readonly takesFocus: boolean;
  readonly onChoose: (party: Party) => void;
}

function Found({ found, error }: { found: ParticipantSummary[] | undefined; error: unknown }) {
  const t = useT(EXCHANGE);
  const sentence = useProblemSentence();
  if (error) return <Combobox.Empty>{sentence(error)}</Combobox.Empty>;
  if (!found) return <Combobox.Empty>{t('findingRecipient')}</Combobox.Empty>;
  if (found.length === 0) return <Combobox.Empty className={classes.nobody}>{t('recipientNobody')}</Combobox.Empty>;
  return found.slice(0, LIMIT).map((participant) => (
    <Combobox.Option value={participant.id} key={participant.id}>
      <PartyName party={participant} />
    </Combobox.Option>
  ));
}

function Search({ error: missing, takesFocus, onChoose }: SearchProps) {
  const t = useT(EXCHANGE);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const combobox = useCombobox({
    onDropdownOpen: () => input.current?.scrollIntoView({ block: 'nearest' }),
    onDropdownClose: () => combobox.resetSelectedOption(),
  });
  const { data: found, error, isFetching } = useParticipants(search, combobox.dropdownOpened);
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (search !== '' && found?.length) selectFirstOption();
    // The best match is one Enter away.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [search, found]);
  const count = found?.length ?? 0;
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const chosen = found?.find((participant) => participant.id === id);
        if (chosen) onChoose({ id: chosen.id, bin: chosen.bin, name: chosen.name });
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
          <Found found={found} error={error} />
        </Combobox.Options>
        {count > LIMIT && <Combobox.Footer>{t('recipientMore', { count: LIMIT })}</Combobox.Footer>}
      </Combobox.Dropdown>
      <Text component="span" role="status" className={classes.spoken}>
        {combobox.dropdownOpened && found && !isFetching && t('recipientFound', { count: Math.min(count, LIMIT) })}
      </Text>
    </Combobox>
  );
}

interface Props {
  readonly value: Party | null;
  readonly error: string | undefined;
  readonly onChange: (party: Party | null) => void;
}

/** To whom: looked for in the register of accredited participants, then shown as a card. */
export function RecipientField({ value, error, onChange }: Props) {
  const t = useT(EXCHANGE);
  const change = useRef<HTMLButtonElement>(null);
  const [isChosenNow, setIsChosenNow] = useState(false);
  const [isLookingAgain, setIsLookingAgain] = useState(false);
  useEffect(() => {
    // The search is gone with the focus in it: the keyboard goes on from the card.
    if (isChosenNow) change.current?.focus();
  }, [isChosenNow]);
  if (!value) {
    const choose = (party: Party) => {
      setIsChosenNow(true);
      onChange(party);
    };
    return <Search error={error} takesFocus={isLookingAgain} onChoose={choose} />;
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
      {error && (
        <Text size="sm" c="var(--mantine-color-error)" mt={4} role="alert">
          {error}
        </Text>
      )}
    </div>
  );
}
