import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { DocumentStatus } from '../../lib/api';
import { columnsOf, FILTERS, filterOf } from './finding/filter';

const PAUSE_MS = 250;

/** Search, filter and columns of a list. They stand in the address, so that a reload and the way back keep them. */
export function useListFilter(statuses: readonly DocumentStatus[]) {
  const [params, setParams] = useSearchParams();
  const written = params.get('q') ?? '';
  const [typed, setTyped] = useState(written);
  const [search] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const [seen, setSeen] = useState(written);
  if (written !== seen) {
    setSeen(written);
    // Somebody else changed the address: the rail's link, the way back.
    if (written !== search) setTyped(written);
  }

  const change = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  useEffect(() => {
    if (search !== written) change('q', search);
    // Only typing writes the address; an address changed from outside is read above.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [search]);

  const status = statuses.find((each) => each === params.get('status'));
  /** Everything anew: a view, or nothing at all. */
  const replace = (next: Record<string, string>) => {
    setTyped(next['q'] ?? '');
    setParams(next, { replace: true });
  };
  const part = { ...filterOf(params), status, search: written || undefined };
  return {
    ...{ typed, setTyped, search: written, status, part, change, replace },
    columns: columnsOf(params),
    /** How many conditions there are beside search and state. */
    conditions: FILTERS.filter((name) => params.get(name)).length,
    isUntouched: params.size === 0,
    setStatus: (value: string) => change('status', value),
    reset: () => replace({}),
  };
}

/** The filter in use. */
export type ListFilter = ReturnType<typeof useListFilter>;
