import { Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';

/** The shortest reason that the portal takes. */
const SHORTEST = 3;

/** A reason as it is typed: it is found too short only once somebody has tried to go on with it. */
export function useReason() {
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const reason = text.trim();
  const isShort = reason.length < SHORTEST;
  return {
    reason,
    text,
    setText,
    isWrong: tried && isShort,
    /** Does `act` with the reason, or shows that it is too short. */
    go: (act: (reason: string) => void) => {
      setTried(true);
      if (!isShort) act(reason);
    },
  };
}

interface Props {
  readonly of: Pick<ReturnType<typeof useReason>, 'text' | 'setText' | 'isWrong'>;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is said where it is too short. */
  readonly short: ReactNode;
  readonly longest: number;
}

/** The field for a reason. */
export const ReasonField = ({ of, label, hint, short, longest }: Props) => (
  <Textarea
    label={label}
    description={hint}
    data-autofocus
    autosize
    minRows={3}
    maxRows={8}
    maxLength={longest}
    required
    value={of.text}
    onChange={(event) => of.setText(event.currentTarget.value)}
    error={of.isWrong && short}
  />
);
