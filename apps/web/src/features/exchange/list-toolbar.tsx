import { Kbd, NativeSelect, Text, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { DOCUMENT, statusWord } from '../../components/document';
import type { DocumentStatus, DocumentSummary } from '../../lib/api';
import { useT } from '../../lib/i18n';
import classes from './exchange.module.css';
import { EXCHANGE } from './texts';
import type { ListFilter } from './use-list-filter';

interface Props {
  readonly filter: ListFilter;
  readonly statuses: readonly DocumentStatus[];
  readonly side: DocumentSummary['side'];
}

/** Search and filter of a list; "/" leads into the search from anywhere on the page. */
export function ListToolbar({ filter, statuses, side }: Props) {
  const t = useT(EXCHANGE);
  const words = useT(DOCUMENT);
  const search = useRef<HTMLInputElement>(null);
  // By the key's place on the keyboard: in the Kazakh and Russian layouts another sign stands there.
  useHotkeys([['Slash', () => search.current?.focus(), { usePhysicalKeys: true }]]);
  const key = (chunks: ReactNode[]) => {
    const name = chunks[0] as string;
    return (
      <Kbd size="xs" key={name}>
        {name}
      </Kbd>
    );
  };
  return (
    <div role="search" className={classes.toolbar}>
      <TextInput
        ref={search}
        type="search"
        className={classes.search}
        aria-label={t('searchLabel')}
        aria-keyshortcuts="/"
        placeholder={t('search')}
        leftSection={<IconSearch size={17} aria-hidden />}
        value={filter.typed}
        onChange={(event) => filter.setTyped(event.currentTarget.value)}
        maxLength={200}
      />
      {statuses.length > 0 && (
        <NativeSelect
          aria-label={t('status')}
          value={filter.status ?? ''}
          onChange={(event) => filter.setStatus(event.currentTarget.value)}
          data={[
            { value: '', label: t('statusAll') },
            ...statuses.map((status) => ({ value: status, label: words(statusWord(status, side)) })),
          ]}
        />
      )}
      <Text size="xs" c="dimmed" className={classes.shortcuts}>
        {t.rich('shortcuts', { k: key })}
      </Text>
    </div>
  );
}
