import type { Catalogue } from '../../i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  mobile: 'Sign with eGov mobile',
  mobileAgain: 'New QR code',
  mobileQr: 'QR code for eGov mobile',
  mobileText: 'Open eGov mobile on your phone, choose “Digital signature” – QR, and point the camera at the code.',
  mobileWaits: 'Waiting for the phone…',
  mobileFetched: 'The phone has the documents: confirm the signature on it.',
  mobileUntil: 'The QR code serves until {time}',
  mobileLink: 'Open eGov mobile on this phone',
  mobileStandIn: 'Development: open the stand-in phone',
  mobileExpired: 'The QR code has run out',
  mobileExpiredText: 'Nothing has been signed. Make a new QR code, or sign with NCALayer.',
};
