import { NativeSelect, TextInput } from '@mantine/core';
import { DateField, SumField } from '../../../components';
import { AXES, AXIS_STATES, DOCUMENT, TYPES } from '../../../components/document';
import { useT } from '../../../lib/i18n';
import type { ListFilter } from '../use-list-filter';
import classes from './finding.module.css';
import type { FilterName } from './filter';
import { FINDING } from './texts';

const AXIS_NAMES = ['signature', 'delivery', 'receipt', 'response', 'annulment'] as const;
const APPROVALS = {
  none: 'approvalNone',
  running: 'approvalRunning',
  approved: 'approvalApproved',
  returned: 'approvalReturned',
} as const;

interface FieldProps {
  readonly filter: ListFilter;
  readonly name: FilterName;
}

/** A number or a part of one; a BIN counts once it is whole. */
function TextField({ filter, name }: FieldProps) {
  const t = useT(FINDING);
  const isBin = name === 'counterparty';
  const value = String(filter.part[name] ?? '');
  return (
    <TextInput
      key={value === '' ? 'empty' : 'filled'}
      label={t(name as 'number')}
      defaultValue={value}
      maxLength={isBin ? 12 : 100}
      inputMode={isBin ? 'numeric' : undefined}
      onChange={({ currentTarget: { value: typed } }) => {
        const whole = typed.trim();
        if (!isBin || whole === '' || /^\d{12}$/.test(whole)) filter.change(name, whole);
      }}
    />
  );
}

function Choice({ filter, name, label, options }: FieldProps & { label: string; options: [string, string][] }) {
  const t = useT(FINDING);
  return (
    <NativeSelect
      label={label}
      value={String(filter.part[name] ?? '')}
      onChange={(event) => filter.change(name, event.currentTarget.value)}
      data={[{ value: '', label: t('any') }, ...options.map(([value, word]) => ({ value, label: word }))]}
    />
  );
}

/** What a list can be narrowed by. */
export default function FilterPanel({ filter }: { filter: ListFilter }) {
  const t = useT(FINDING);
  const words = useT(DOCUMENT);
  const wordsOf = (states: Readonly<Record<string, Parameters<typeof words>[0]>>) =>
    Object.entries(states).map(([code, word]): [string, string] => [code, words(word)]);
  return (
    <section className={classes.filter} aria-label={t('filterLabel')}>
      <Choice filter={filter} name="type" label={t('type')} options={wordsOf(TYPES)} />
      <TextField filter={filter} name="counterparty" />
      <TextField filter={filter} name="number" />
      {(['from', 'to'] as const).map((name) => (
        <DateField
          key={name}
          label={t(name)}
          value={filter.part[name] ?? ''}
          onChange={(day) => filter.change(name, day)}
          wrong={t('dateWrong')}
        />
      ))}
      {(['amountFrom', 'amountTo'] as const).map((name) => (
        <SumField
          key={name}
          label={t(name)}
          value={filter.part[name] ?? null}
          onChange={(tiyn) => filter.change(name, tiyn === null ? '' : String(tiyn))}
          wrong={t('amountWrong')}
        />
      ))}
      {AXIS_NAMES.map((name) => (
        <Choice key={name} filter={filter} name={name} label={words(AXES[name])} options={wordsOf(AXIS_STATES[name])} />
      ))}
      <Choice
        filter={filter}
        name="approval"
        label={t('approval')}
        options={Object.entries(APPROVALS).map(([code, word]) => [code, t(word)])}
      />
      <Choice
        filter={filter}
        name="due"
        label={t('due')}
        options={[
          ['soon', t('dueSoon')],
          ['overdue', t('dueOverdue')],
        ]}
      />
    </section>
  );
}
