import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns, IconFileSpreadsheet, IconFilter, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { ProblemAlert } from '../../../components';
import { fetchBlob } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { save } from '../../../lib/save';
import type { Box } from '../documents.query';
import type { ListFilter } from '../use-list-filter';
import { COLUMNS, paramsOf } from './filter';
import classes from './finding.module.css';
import { FINDING } from './texts';
import { ViewsMenu } from './views-menu';
import { viewsQuery } from './views.query';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FilterPanel = lazy(() => import('./filter-panel'));

const NAMES = {
  party: 'columnParty',
  time: 'columnTime',
  status: 'columnStatus',
  amount: 'columnAmount',
  type: 'columnType',
} as const;

interface Props {
  readonly box: Box;
  readonly filter: ListFilter;
}

/** A list that is opened as it is begins with the view that the reader has chosen for it. */
function useFirstView({ box, filter }: Props) {
  const views = useQuery(viewsQuery).data;
  const isOver = useRef(!filter.isUntouched);
  useEffect(() => {
    if (isOver.current || !views) return;
    isOver.current = true;
    const first = views.find((view) => view.box === box && view.first);
    if (first && filter.isUntouched) filter.replace(paramsOf(first.filter, first.columns));
  }, [box, filter, views]);
}

function ColumnsChoice({ filter }: { filter: ListFilter }) {
  const t = useT(FINDING);
  const toggle = (column: (typeof COLUMNS)[number], on: boolean) => {
    const next = COLUMNS.filter((each) => (each === column ? on : filter.columns.includes(each)));
    filter.change('columns', next.length === 0 ? '-' : next.join('.'));
  };
  return (
    <Popover position="bottom-start">
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          className={classes.wide}
          leftSection={<IconColumns size={16} aria-hidden />}
        >
          {t('columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {COLUMNS.map((column) => (
            <Checkbox
              key={column}
              label={t(NAMES[column])}
              checked={filter.columns.includes(column)}
              onChange={(event) => toggle(column, event.currentTarget.checked)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Export({ box, filter }: Props) {
  const t = useT(FINDING);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const fetchSheet = async () => {
    setBusy(true);
    setProblem(undefined);
    const told = Object.entries({ box, ...filter.part }).filter(([, value]) => value !== undefined);
    const query = new URLSearchParams(told.map(([name, value]) => [name, String(value)]));
    try {
      save(await fetchBlob(`/api/document-lists/xlsx?${query.toString()}`), `Qujat ${box}.xlsx`, XLSX);
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
  };
  return (
    <>
      <Button
        variant="default"
        size="xs"
        loading={busy}
        leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
        onClick={() => void fetchSheet()}
      >
        {t('exportXlsx')}
      </Button>
      {problem !== undefined && <ProblemAlert cause={problem} />}
    </>
  );
}

/** Filter, views, columns and the sheet of a list. */
export default function ListTools({ box, filter }: Props) {
  const t = useT(FINDING);
  const [isOpen, setIsOpen] = useState(filter.conditions > 0);
  useFirstView({ box, filter });
  return (
    <>
      <div className={classes.tools}>
        <Button
          variant={filter.conditions > 0 ? 'light' : 'default'}
          size="xs"
          aria-expanded={isOpen}
          leftSection={<IconFilter size={16} aria-hidden />}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('filters', { count: filter.conditions })}
        </Button>
        <ViewsMenu box={box} filter={filter} />
        <ColumnsChoice filter={filter} />
        <Export box={box} filter={filter} />
        <Button
          component={Link}
          to={filter.search ? `/search?q=${encodeURIComponent(filter.search)}` : '/search'}
          variant="subtle"
          size="xs"
          leftSection={<IconSearch size={16} aria-hidden />}
        >
          {t('searchAll')}
        </Button>
      </div>
      <Suspense>{isOpen && <FilterPanel filter={filter} />}</Suspense>
    </>
  );
}
