import type { Catalogue } from '../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  back: 'Back',
  retry: 'Try again',
  showMore: 'Show more',
  loading: 'Loading…',
  search: 'Search',
  copy: 'Copy',
  saving: 'Saving…',
  saved: 'Saved at {time}',
  notSaved: 'Not saved: no connection. We will keep trying.',
  notSavedRefused: 'Not saved',
  lockedByCertificate:
    'Taken from the registration certificate. It cannot be changed here: if it is wrong, get a new certificate from the NCA.',
  problemTitle: 'That did not work',
  problemNetwork: 'The portal does not answer. Check your internet connection and try again.',
  problemNotFound: 'There is no such page or record, or you have no access to it.',
  problemForbidden: 'You have no power to do this.',
  problemTooMany: 'Too many requests in a row. Wait a minute and try again.',
  problemServer: 'The portal could not do this. We have recorded it; try again a little later.',
  problemUnexpected: 'Something went wrong on this page. Reload it and try again.',
  problemKept: 'What you entered is kept.',
  problemId: 'Reference: {id}',
};
