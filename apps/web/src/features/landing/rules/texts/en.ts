import type { Catalogue } from '../../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  title: 'Rules, agreement and offer',
  lead: 'The texts of the portal: the versions in force and all earlier ones. Anyone can read them, without signing in.',
  current: 'In force from {at}',
  future: 'Comes into force {at}',
  earlier: 'Earlier version, in force from {at}',
  version: 'version {number}',
  download: 'Download the text',
  sha: 'SHA-256: {sha256}',
  versions: 'All versions',
  none: 'Nothing is published yet',
  noneText: 'The texts will stand here once the operator publishes them.',
  signs: 'Signed by each participant or user',
  nobody: 'Needs no signature',
};
