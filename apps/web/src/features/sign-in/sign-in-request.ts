import { api, ask, type Nonce, type Session } from '../../lib/api';
import { bytesOf, SigningFailure, type SignRequest } from '../../lib/signing';

/** Signing in: a nonce is asked for at the moment of signing (it lives two minutes) and goes back inside the CMS. */
export function signInRequest(name: string): SignRequest<Session> {
  let nonce: Nonce | undefined;
  return {
    kind: 'sign-in',
    items: [
      {
        name,
        content: async () => {
          nonce = await ask(api.POST('/api/auth/nonce'));
          return new Blob([bytesOf(nonce.nonce)]);
        },
      },
    ],
    submit: async ([signature = '']) => {
      if (!nonce) throw new SigningFailure('early');
      return ask(api.POST('/api/auth/sign-in', { body: { nonceId: nonce.nonceId, signature } }));
    },
  };
}
