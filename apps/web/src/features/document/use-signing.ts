import { useRecipientNames } from '../../components/document';
import { api, ask, fetchBlob, type QujatDocument } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import { documentByPhone, useSigner, type SignItem } from '../../lib/signing';
import { contentUrl } from './addresses';
import { PAGE } from './texts';
import { Halfway } from './use-acts';

const at = (id: string) => ({ params: { path: { id } } });

/** Sends: at once, or as soon as the signature is confirmed. */
export const send = (id: string): Promise<QujatDocument> => ask(api.POST('/api/documents/{id}/send', at(id)));

/** Opens as the recipient: the receipt comes into being (E-7.4). */
export const open = (id: string): Promise<QujatDocument> => ask(api.POST('/api/documents/{id}/open', at(id)));

function itemOf({ id, title, file }: QujatDocument): SignItem {
  const content = () => fetchBlob(contentUrl(id));
  return file ? { name: file.name, size: file.size, sha256: file.sha256, content } : { name: title, content };
}

/** The reader's newest signature in what the portal answered. */
export function newestSignature({ signatures, side }: QujatDocument): string | undefined {
  const own = signatures.filter((one) => one.side === side);
  return own.sort((a, b) => a.submittedAt.localeCompare(b.submittedAt)).at(-1)?.id;
}

/** Signing the document through the one dialog, and sending it right after when asked to. */
export function useSigning(document: QujatDocument) {
  const t = useT(PAGE);
  const localized = useLocalized();
  const sign = useSigner();
  const names = useRecipientNames();
  const { id, side, sender, recipient } = document;

  const note = (andSend: boolean): string => {
    if (side === 'recipient') return t('noteAnswer', { name: localized(sender.name) });
    if (!andSend || !recipient) return t('noteSign');
    return t('noteSignAndSend', { name: names(document) });
  };

  return async (andSend: boolean, onSigned: (signed: QujatDocument) => void): Promise<QujatDocument | undefined> => {
    const signed = await sign({
      kind: 'document',
      items: [itemOf(document)],
      note: note(andSend),
      submit: ([signature = '']) => ask(api.POST('/api/documents/{id}/signatures', { ...at(id), body: { signature } })),
      mobile: documentByPhone(id, { read: () => ask(api.GET('/api/documents/{id}', at(id))), say: localized }),
    });
    if (!signed || !andSend || !signed.abilities.send.allowed) return signed;
    onSigned(signed);
    return send(id).catch((cause: unknown) => {
      throw new Halfway({ cause, title: t('signedNotSent'), kept: t('signedNotSentKept') });
    });
  };
}
