import { ActionIcon, Button, Text } from '@mantine/core';
import { FORM_PROBLEMS, MAX_ROWS, type ProblemCode, type Table } from '@qujat/forms';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useLocale, useLocalized, useT } from '../../../lib/i18n';
import { EXCHANGE } from '../texts';
import { FieldInput } from './field-input';
import classes from './forming.module.css';
import type { TypedRow } from './typed';

interface Props {
  readonly table: Table;
  readonly rows: readonly TypedRow[];
  /** The rows with what is calculated in them. */
  readonly calculated: readonly TypedRow[];
  readonly problemAt: (path: string) => ProblemCode | undefined;
  readonly onChange: (rows: readonly TypedRow[]) => void;
  readonly onLeave: (path: string) => void;
}

/** The rows of a table, each a small form of its own: the labels stay with the fields, on a phone too. */
export function RowsInput({ table, rows, calculated, problemAt, onChange, onLeave }: Props) {
  const t = useT(EXCHANGE);
  const locale = useLocale();
  const localized = useLocalized();
  const problem = problemAt(table.id);
  const change = (at: number, patch: TypedRow) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, ...patch } : row)));
  return (
    <div className={classes.rows} id={`form-${table.id}`} tabIndex={-1}>
      {rows.map((row, i) => (
        // Rows have no name but their place.
        <div key={i} className={classes.row} role="group" aria-label={t('formRow', { number: i + 1 })}>
          <div className={classes.rowHead}>
            <span className="tabular">{i + 1}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('formRemoveRow', { number: i + 1 })}
              onClick={() => onChange(rows.filter((_, at) => at !== i))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
          {table.columns.map((column) => {
            const path = `${table.id}.${i}.${column.id}`;
            return (
              <div key={column.id} className={column.id === 'name' ? classes.wide : undefined}>
                <FieldInput
                  field={column}
                  path={path}
                  value={column.formula ? calculated[i]?.[column.id] : row[column.id]}
                  problem={problemAt(path)}
                  onChange={(value) => change(i, { [column.id]: value })}
                  onLeave={() => onLeave(path)}
                />
              </div>
            );
          })}
        </div>
      ))}
      {problem && (
        <Text size="xs" c="var(--mantine-color-error)">
          {FORM_PROBLEMS[problem][locale]}
        </Text>
      )}
      <Button
        variant="default"
        size="xs"
        className={classes.addRow}
        leftSection={<IconPlus size={15} aria-hidden />}
        disabled={rows.length >= MAX_ROWS}
        onClick={() => onChange([...rows, {}])}
      >
        {t('formAddRow')}
      </Button>
      <span className={classes.spoken} role="status">
        {localized(table.label)}: {t('formRows', { count: rows.length })}
      </span>
    </div>
  );
}
