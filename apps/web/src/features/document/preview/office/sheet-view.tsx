import { NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading } from '../../../../components';
import { fetchBlob } from '../../../../lib/api';
import { useT } from '../../../../lib/i18n';
import { PAGE } from '../../texts';
import { aside } from '../aside';
import { VIEW } from '../texts';
import classes from '../views.module.css';
import type { ViewProps } from '../view-props';
import { letterOf } from './column-letters';
import type { ShownCell, ShownSheet } from './workbook';

/** As in workbook.ts, which comes only with the worker. */
const MAX_COLUMNS = 60;

async function sheetsOf(url: string): Promise<ShownSheet[]> {
  const bytes = await (await fetchBlob(url)).arrayBuffer();
  const worker = new Worker(new URL('./workbook.worker.ts', import.meta.url), { type: 'module' });
  return aside<ShownSheet[]>(worker, bytes, [bytes]);
}

function Cell({ cell }: { cell: ShownCell }) {
  return (
    <td data-number={cell.isNumber} data-bold={cell.isBold} colSpan={cell.span?.columns} rowSpan={cell.span?.rows}>
      {cell.text}
    </td>
  );
}

function Table({ sheet }: { sheet: ShownSheet }) {
  const w = useT(VIEW);
  if (sheet.rows.length === 0) return <Text c="dimmed">{w('sheetEmpty')}</Text>;
  return (
    <div className={classes.sheetBox} tabIndex={0} role="region" aria-label={w('sheetRegion', { sheet: sheet.name })}>
      <table className={classes.sheet}>
        <thead>
          <tr>
            <td />
            {(sheet.rows[0] ?? []).map((_, i) => (
              <th key={i} scope="col">
                {letterOf(i)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row, i) => (
            <tr key={i}>
              <th scope="row">{i + 1}</th>
              {row.map((cell, at) => cell && <Cell key={at} cell={cell} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The sheets of a workbook as tables: values as they are written there, nothing is reckoned anew. */
export default function SheetView({ url, sha256, failed }: ViewProps) {
  const t = useT(PAGE);
  const w = useT(VIEW);
  const [chosen, choose] = useState(0);
  const { data, error } = useQuery({
    queryKey: ['sheet-content', sha256],
    queryFn: () => sheetsOf(url),
    staleTime: Infinity,
    retry: false,
  });
  const sheet = data?.[chosen] ?? data?.[0];
  if (error || (data && !sheet)) return failed;
  if (!data || !sheet) return <Loading>{t('previewLoading')}</Loading>;
  const label = ({ name, isHidden }: ShownSheet) => (isHidden ? w('sheetHidden', { sheet: name }) : name);
  return (
    <>
      {data.length > 1 && (
        <NativeSelect
          label={w('sheet')}
          size="xs"
          mb="xs"
          className={classes.choice}
          value={String(chosen)}
          onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
          data={data.map((each, i) => ({ value: String(i), label: label(each) }))}
        />
      )}
      <Table key={chosen} sheet={sheet} />
      {sheet.isCut && (
        <Text size="xs" c="dimmed" mt={4}>
          {w('sheetCut', { rows: sheet.rows.length, columns: MAX_COLUMNS })}
        </Text>
      )}
    </>
  );
}
