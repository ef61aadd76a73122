import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AccreditationCase } from '../../../lib/api';

/** An act on a case: the answer is the case as it stands then, and queues are asked again. */
export function useCaseAct<Input = void>(act: (input: Input) => Promise<AccreditationCase>, done?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (subject) => {
      client.setQueryData(['accreditation', 'case', subject.id], subject);
      void client.invalidateQueries({ queryKey: ['accreditation', 'queue'] });
      done?.();
    },
    // What a colleague did meanwhile is shown, not guessed.
    onError: () => void client.invalidateQueries({ queryKey: ['accreditation', 'case'] }),
  });
}
