import type { Uuid } from '@qujat/kernel';

/** A letter waits to be sent. */
export const LETTER_WRITTEN = 'notifications.letter.written';

/** Its event. */
export const letterWritten = (letterId: Uuid) => ({
  type: LETTER_WRITTEN,
  aggregateId: letterId,
  payload: { letterId },
});
