import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { parseSum, showSum } from '../lib/format';

interface Props extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** Tiyn; null: no sum. */
  readonly value: number | null;
  readonly onChange: (tiyn: number | null) => void;
  /** Said when the field is left with something in it that is no sum. */
  readonly wrong: string;
}

/** A sum in tenge as it is written here: `1 000 000,50`. */
export function SumField({ value, onChange, wrong, ...rest }: Props) {
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value === null ? '' : showSum(value));
  const isWrong = typed !== undefined && typed.trim() !== '' && parseSum(typed) === undefined;
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      {...rest}
      error={rest.error ?? (isWrong ? wrong : undefined)}
      value={shown}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const sum = parseSum(event.currentTarget.value);
        if (sum !== undefined) onChange(sum);
      }}
      onBlur={() => {
        if (!isWrong) setTyped(undefined);
      }}
    />
  );
}
