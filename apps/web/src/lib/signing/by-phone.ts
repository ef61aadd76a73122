import { api, ask, type SigningBatch } from '../api';
import { SigningFailure, type SignRequest } from './signing.types';

const POLL_MS = 700;

const at = (id: string) => ({ params: { path: { id } } });

/** The batch once everything handed in has its outcome. */
async function settled(id: string): Promise<SigningBatch> {
  for (;;) {
    const batch = await ask(api.GET('/api/signing-batches/{id}', at(id)));
    if (batch.counts.submitted === 0) return batch;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** One document signed with the phone: a batch of one; `read` fetches it as it stands afterwards. */
export function documentByPhone<Result>(
  documentId: string,
  { read, say }: { read: () => Promise<Result>; say: (text: { kk: string; ru: string; en: string }) => string },
): NonNullable<SignRequest<Result>['mobile']> {
  const refused = ({ items: [item] }: SigningBatch) => {
    if (item?.refusal) throw new SigningFailure('notAccepted', say(item.refusal));
  };
  return {
    begin: async () => {
      const body = { requestId: crypto.randomUUID(), documentIds: [documentId] };
      const batch = await ask(api.POST('/api/signing-batches', { body }));
      refused(batch);
      return batch.id;
    },
    finish: async (batchId) => {
      refused(await settled(batchId));
      return read();
    },
  };
}
