import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { parseDay } from '../lib/format';

const pad = (digits: string) => [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 8)].filter(Boolean).join('.');

const display = (iso: string) => iso.split('-').reverse().join('.');

interface Props extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** ISO day, or an empty text. */
  readonly value: string;
  /** Called with an ISO day when the text is one, with an empty text otherwise. */
  readonly onChange: (iso: string) => void;
  /** Said when the field is left with something in it that is no day. */
  readonly wrong?: string;
}

/** A day as it is written here, `23.11.2026`: the dots come by themselves, no mouse needed. */
export function DateField({ value, onChange, wrong, ...rest }: Props) {
  const [typed, setTyped] = useState<string>();
  const [isLeft, setIsLeft] = useState(false);
  const shown = typed ?? display(value);
  const change = (text: string) => {
    const kept = pad(text.replace(/\D/g, '').slice(0, 8));
    setTyped(kept);
    setIsLeft(false);
    onChange(parseDay(kept) ?? '');
  };
  return (
    <TextInput
      inputMode="numeric"
      autoComplete="off"
      placeholder="23.11.2026"
      {...rest}
      error={rest.error ?? (isLeft && shown !== '' && !parseDay(shown) ? wrong : undefined)}
      value={shown}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={(event) => {
        setIsLeft(true);
        if (parseDay(shown)) setTyped(undefined);
        rest.onBlur?.(event);
      }}
    />
  );
}
