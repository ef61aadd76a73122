import { useNavigate } from 'react-router';
import { api, ask, fetchBlob, type SigningBatch, type SigningItem } from '../../../lib/api';
import { useLocalized, useT } from '../../../lib/i18n';
import { useSigner, type SignItem } from '../../../lib/signing';
import { useFreshBatch } from './batch.query';
import { SIGNING_MANY } from './texts';

/** Signatures in one request; the portal takes 60. */
const PORTION = 40;

const at = (id: string) => ({ params: { path: { id } } });

/** Hands the signatures in, portion by portion; what was handed in before stays as it is. */
async function handIn(batch: SigningBatch, items: readonly SigningItem[], signatures: readonly string[]) {
  let last = batch;
  for (let from = 0; from < items.length; from += PORTION) {
    const portion = items.slice(from, from + PORTION).map(({ documentId }, i) => ({
      documentId,
      signature: signatures[from + i] ?? '',
    }));
    last = await ask(
      api.POST('/api/signing-batches/{id}/signatures', { ...at(batch.id), body: { signatures: portion } }),
    );
  }
  return last;
}

/** Signs what a batch still has to sign, through the one dialog; `undefined`: the person closed it. */
export function useBatchSigning() {
  const t = useT(SIGNING_MANY);
  const localized = useLocalized();
  const sign = useSigner();
  const fresh = useFreshBatch();

  const itemOf = ({ documentId, number, title, file, counterparty }: SigningItem): SignItem => ({
    name: file?.name ?? title,
    about: [number, title, counterparty && localized(counterparty)].filter(Boolean).join(' · '),
    size: file?.size,
    sha256: file?.sha256,
    content: () => fetchBlob(`/api/documents/${encodeURIComponent(documentId)}/content`),
  });

  return async (batch: SigningBatch): Promise<SigningBatch | undefined> => {
    const items = batch.items.filter(({ state }) => state === 'prepared');
    if (items.length === 0) return batch;
    const done = await sign({
      kind: 'document',
      items: items.map(itemOf),
      note: t(batch.andSend ? 'noteAndSend' : 'note'),
      submit: (signatures) => handIn(batch, items, signatures),
      mobile: {
        begin: () => Promise.resolve(batch.id),
        finish: (id) => ask(api.GET('/api/signing-batches/{id}', at(id))),
      },
    });
    if (done) fresh(done);
    return done;
  };
}

/** Makes a batch of the chosen documents, has it signed, and leads to what came of it. */
export function useSignMany() {
  const navigate = useNavigate();
  const signBatch = useBatchSigning();
  const fresh = useFreshBatch();
  return async (documentIds: string[], send: boolean): Promise<boolean> => {
    const body = { requestId: crypto.randomUUID(), documentIds, send };
    const batch = await ask(api.POST('/api/signing-batches', { body }));
    const done = await signBatch(batch);
    if (!done) {
      fresh(await ask(api.POST('/api/signing-batches/{id}/cancel', at(batch.id))));
      return false;
    }
    await navigate(`/signing/${batch.id}`);
    return true;
  };
}
