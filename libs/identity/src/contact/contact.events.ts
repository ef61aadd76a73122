import type { Uuid } from '@qujat/kernel';
import type { Channel } from './contact.types.js';

/** What happens to contacts (E-5.6.2). The code itself is in no event: `Recipients.codeToSend`. */
export interface ContactEvents {
  'identity.contact.code-asked': { readonly confirmationId: Uuid; readonly userId: Uuid; readonly channel: Channel };
  'identity.contact.confirmed': {
    readonly userId: Uuid;
    readonly channel: Channel;
    readonly confirmationId: Uuid;
    /** Did it take the place of a confirmed one? */
    readonly replaced: boolean;
  };
}
