import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState, type ComponentProps, type ReactNode } from 'react';
import { useT, type Translate } from '../../lib/i18n';
import { ConflictNote } from './conflict-note';
import { isRequired, isRight, tidy, type TextField } from './participant-form';
import { REGISTRATION } from './texts';
import type { ParticipantDraft } from './use-participant-draft';

type Key = Parameters<Translate<keyof (typeof REGISTRATION)['ru']>>[0];

/** How many signs make the field whole: from there on a wrong check digit is told at once, before only on leaving. */
const WHOLE: Partial<Record<TextField, number>> = { iik: 20, oked: 5, vatSeries: 5, vatNumber: 7 };

interface FieldProps {
  readonly draft: ParticipantDraft;
  readonly field: TextField;
  readonly label: Key;
  readonly hint?: Key;
  readonly wrong?: Key;
  readonly right?: Key;
  /** Missing fields are marked once one wanted to go on. */
  readonly strict: boolean;
}

/** What a field shows and does: its value, what is wrong with it, and when that is said. */
export function useField({ draft, field, label, hint, wrong = 'required', strict }: FieldProps) {
  const t = useT(REGISTRATION);
  const [left, setLeft] = useState(false);
  const value = draft.values[field];
  const isTold = left || strict || value.length >= (WHOLE[field] ?? Infinity);
  const isEmpty = value.trim() === '' && isRequired(field, draft.values, draft.kind);
  const own = !isRight(field, value) ? isTold && t(wrong) : strict && isEmpty && t('required');
  return {
    id: `field-${field}`,
    label: t(label),
    description: hint && t(hint),
    value,
    error: draft.refused[field] ?? (own || undefined),
    onBlur: () => setLeft(true),
    onChange: (event: { currentTarget: { value: string } }) =>
      draft.set({ [field]: tidy(field, event.currentTarget.value) }),
  };
}

/** A line of text; a right check digit is confirmed with a mark. */
export function TextField({ right, ...props }: FieldProps & Pick<ComponentProps<typeof TextInput>, 'inputMode'>) {
  const t = useT(REGISTRATION);
  const { inputMode, ...field } = props;
  const input = useField(field);
  const confirmed = right && input.value !== '' && isRight(props.field, input.value);
  return (
    <div>
      <TextInput
        {...input}
        inputMode={inputMode}
        autoComplete="off"
        rightSection={confirmed && <IconCheck size={18} color="var(--mantine-color-teal-7)" aria-label={t(right)} />}
      />
      <ConflictNote draft={props.draft} field={props.field} />
    </div>
  );
}

/** Several lines of text. */
export function TextArea({ aside, ...props }: FieldProps & { aside?: ReactNode }) {
  const input = useField(props);
  return (
    <div>
      <Textarea {...input} autosize minRows={1} maxRows={4} />
      <ConflictNote draft={props.draft} field={props.field} />
      {aside}
    </div>
  );
}

/** One of a list; what the server keeps stays choosable even if it is not on the list any more. */
export function Choice({ options, ...props }: FieldProps & { options: readonly { value: string; label: string }[] }) {
  const t = useT(REGISTRATION);
  const input = useField(props);
  const known = input.value === '' || options.some(({ value }) => value === input.value);
  const more = known ? [] : [{ value: input.value, label: input.value }];
  return (
    <div>
      <NativeSelect {...input} data={[{ value: '', label: t('choose') }, ...options, ...more]} />
      <ConflictNote draft={props.draft} field={props.field} />
    </div>
  );
}
