import type { Catalogue } from '../../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  title: 'Rules and agreements',
  lead: 'What was accepted when, by you and for the organisation. Each signature can be verified without the portal.',
  none: 'Nothing has been accepted yet',
  version: 'version {version}',
  byYou: 'You, {at}',
  by: '{by}, {at}',
  forOrganisation: 'counts for the organisation',
  text: 'Text',
  signature: 'Signature',
  ocsp: 'Answer of the NCA',
};
