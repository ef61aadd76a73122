import { lazy, useEffect } from 'react';
import { api, ask, onRefusal, type Nonce, type ProblemBody, type StepUpAct } from '../api';
import { bytesOf } from './content';
import { useSigner } from './signing-provider';
import { SigningFailure, type SignRequest } from './signing.types';

/** What the refusal says beside its sentence. */
interface StepUpProblem extends ProblemBody {
  readonly act: StepUpAct;
  readonly words: string;
}

// Shown in the signing dialog, whose words come with it.
const Note = lazy(() => import('./step-up-note'));

/** Confirming a kind of act: a nonce is asked for at the moment of signing and goes back inside the CMS. */
function stepUpRequest({ act, words }: StepUpProblem): SignRequest<boolean> {
  let nonce: Nonce | undefined;
  const content = async () => {
    nonce = await ask(api.POST('/api/auth/step-up/nonce', { body: { act } }));
    return new Blob([bytesOf(nonce.nonce)]);
  };
  return {
    kind: 'step-up',
    items: [{ name: words, content }],
    note: <Note />,
    submit: async ([signature = '']) => {
      if (!nonce) throw new SigningFailure('early');
      await ask(api.POST('/api/auth/step-up', { body: { act, nonceId: nonce.nonceId, signature } }));
      return true;
    },
  };
}

/**
 * Where the portal wants a sensitive act confirmed, the person is asked for the signature and the act is repeated by itself.
 * Several acts of one kind at once wait for one signature.
 */
export function StepUpRecovery() {
  const sign = useSigner();
  useEffect(() => {
    const asked = new Map<StepUpAct, Promise<boolean>>();
    const confirm = async (problem: StepUpProblem) => (await sign(stepUpRequest(problem))) ?? false;
    return onRefusal('session.step_up_required', (body) => {
      const problem = body as StepUpProblem;
      const answer = asked.get(problem.act) ?? confirm(problem).finally(() => asked.delete(problem.act));
      asked.set(problem.act, answer);
      return answer;
    });
  }, [sign]);
  return null;
}
