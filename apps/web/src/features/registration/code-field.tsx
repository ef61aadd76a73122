import { Autocomplete, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useLocalized, useT } from '../../lib/i18n';
import { ConflictNote } from './conflict-note';
import { entryOf, foundIn, type Dictionary, type Entry } from '../../lib/dictionary.query';
import { useField } from './form-field';
import { isRight, tidy } from './participant-form';
import { REGISTRATION } from './texts';

type FieldProps = Parameters<typeof useField>[0];

/** A code of a large dictionary: found by words in any language, or typed. What it means stands under it. */
export function CodeField({
  dictionary,
  onChosen,
  ...props
}: FieldProps & { dictionary: Dictionary; onChosen?: (entry: Entry) => void }) {
  const localized = useLocalized();
  const t = useT(REGISTRATION);
  const { onChange: _, description, ...input } = useField(props);
  const [search] = useDebouncedValue(input.value, 200);
  const { data: found } = useQuery(foundIn(dictionary, search));
  const isCode = input.value !== '' && isRight(props.field, input.value);
  const { data: chosen } = useQuery({ ...entryOf(dictionary, input.value), enabled: isCode });
  const entries = found?.items ?? [];
  const meaning = isCode && (chosen ? localized(chosen.name) : chosen === null && t('unlisted'));
  return (
    <div>
      <Autocomplete
        {...input}
        description={meaning || description}
        data={entries.map(({ code }) => code)}
        filter={({ options }) => options}
        limit={30}
        maxDropdownHeight={280}
        autoComplete="off"
        onChange={(text) =>
          props.draft.set({
            [props.field]: entries.some(({ code }) => code === text) ? text : typed(props.field, text),
          })
        }
        onOptionSubmit={(code) => {
          const entry = entries.find((one) => one.code === code);
          if (entry) onChosen?.(entry);
        }}
        renderOption={({ option }) => {
          const entry = entries.find(({ code }) => code === option.value);
          return (
            <div>
              <Text size="sm">{entry && localized(entry.name)}</Text>
              <Text size="xs" c="dimmed">
                {option.value}
              </Text>
            </div>
          );
        }}
      />
      <ConflictNote draft={props.draft} field={props.field} />
    </div>
  );
}

/** Words may be typed to look for a code; what looks like one is tidied as one. */
const typed = (field: FieldProps['field'], text: string): string =>
  /\p{L}/u.test(text) && field !== 'bic' ? text : tidy(field, text);
