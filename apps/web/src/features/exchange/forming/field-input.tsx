import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type Field, FORM_PROBLEMS, lengthOf, type ProblemCode, textOf } from '@qujat/forms';
import { DateField, SumField } from '../../../components';
import { useLocale, useLocalized, useT } from '../../../lib/i18n';
import classes from './forming.module.css';
import { EXCHANGE } from '../texts';

interface Props {
  readonly field: Field;
  /** Where it stands: `rows.0.price`. */
  readonly path: string;
  readonly value: string | number | undefined;
  readonly problem: ProblemCode | undefined;
  readonly onChange: (value: string | number | undefined) => void;
  readonly onLeave: () => void;
}

/** What follows from other fields: shown, never typed. */
function Calculated({ field, value, label }: Pick<Props, 'field' | 'value'> & { label: string }) {
  const t = useT(EXCHANGE);
  const locale = useLocale();
  const text = value === undefined ? '—' : textOf(field, value, locale);
  return (
    <div className={classes.calculated}>
      <span className={classes.calculatedLabel}>
        {label} <span className={classes.optional}>{t('formCalculated')}</span>
      </span>
      <output className="tabular">{text}</output>
    </div>
  );
}

/** One field of a form, by its kind. */
export function FieldInput({ field, path, value, problem, onChange, onLeave }: Props) {
  const t = useT(EXCHANGE);
  const locale = useLocale();
  const localized = useLocalized();
  const name = localized(field.label);
  if (field.formula) return <Calculated field={field} value={value} label={name} />;
  const label = field.required ? (
    name
  ) : (
    <>
      {name} <span className={classes.optional}>{t('optional')}</span>
    </>
  );
  const shared = {
    ...{ id: `form-${path}`, label, onBlur: onLeave },
    description: field.hint && localized(field.hint),
    error: problem && FORM_PROBLEMS[problem][locale],
  };
  const text = typeof value === 'string' ? value : '';
  if (field.kind === 'money')
    return (
      <SumField
        {...shared}
        value={typeof value === 'number' ? value : null}
        onChange={(sum) => onChange(sum ?? undefined)}
        wrong={t('amountWrong')}
      />
    );
  if (field.kind === 'date')
    return (
      <DateField
        {...shared}
        value={text}
        onChange={(day) => onChange(day || undefined)}
        wrong={t('documentDateWrong')}
      />
    );
  if (field.kind === 'choice')
    return (
      <NativeSelect
        {...shared}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
        data={[
          { value: '', label: t('formChoose') },
          ...(field.options ?? []).map((each) => ({ value: each.value, label: localized(each.label) })),
        ]}
      />
    );
  const typed = { ...shared, value: text, maxLength: lengthOf(field), autoComplete: 'off' };
  if (field.kind === 'long-text')
    return (
      <Textarea
        {...typed}
        onChange={(event) => onChange(event.currentTarget.value)}
        autosize
        minRows={3}
        maxRows={24}
      />
    );
  const numeric =
    field.kind === 'number' ? ('decimal' as const) : field.kind === 'bin' ? ('numeric' as const) : undefined;
  return <TextInput {...typed} inputMode={numeric} onChange={(event) => onChange(event.currentTarget.value)} />;
}
