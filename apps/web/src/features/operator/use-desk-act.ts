import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AgreementDesk } from '../../lib/api';

/** Under which the desk of rules is cached. */
export const DESK_KEY = ['agreement-desk'] as const;

/** An act on drafts: the answer is the desk as it stands then. */
export function useDeskAct<Input = void>(act: (input: Input) => Promise<AgreementDesk>, done?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (desk) => {
      client.setQueryData(DESK_KEY, desk);
      done?.();
    },
    onError: () => void client.invalidateQueries({ queryKey: DESK_KEY }),
  });
}
