import type { Localized } from '@qujat/kernel';
import type { RecipientEntity } from '../recipient/recipient.entity.js';
import type { DocumentEntity } from './document.entity.js';

/** Small letters of all three languages, one kind of blank, ё as е. Made here: the database's locale may know ASCII only. */
export const normalise = (text: string): string =>
  text.normalize('NFKC').toLocaleLowerCase('kk').replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();

/** What of a document is searched. */
export type Searched = Pick<
  DocumentEntity,
  'number' | 'title' | 'outgoingNumber' | 'senderBin' | 'senderName' | 'recipientBin' | 'recipientName'
> & { readonly recipients?: readonly Pick<RecipientEntity, 'bin' | 'name'>[] };

const names = (name: Localized | null): string[] => (name ? [...new Set([name.kk, name.ru, name.en])] : []);

/** Everything by which a document is found, in one line. */
export function searchTextOf(document: Searched): string {
  const { number, title, outgoingNumber, senderBin, senderName, recipientBin, recipientName } = document;
  const { recipients = [{ bin: recipientBin, name: recipientName }] } = document;
  const to = recipients.flatMap(({ bin, name }) => [bin, ...names(name)]);
  const parts = [number, title, outgoingNumber, senderBin, ...names(senderName), ...to];
  return normalise(parts.filter(Boolean).join(' '));
}

/** A LIKE pattern that finds `search` anywhere. */
export const likePattern = (search: string): string => `%${normalise(search).replace(/[\\%_]/g, '\\$&')}%`;
