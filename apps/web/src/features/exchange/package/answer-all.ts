import { api, ask, type DocumentSummary, problemOf } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { bytesOf, useSigner } from '../../../lib/signing';
import { PACKAGES } from './texts';

const at = (id: string) => ({ params: { path: { id } } });

/** What came of an act on many: how many it was done to, and why not to the others. */
export interface OutcomeOfAll {
  readonly all: number;
  readonly refused: readonly { readonly id: string; readonly title: string; readonly why: string }[];
}

/** Does it to each, one after the other, each with its own outcome. */
async function toEach<One extends { document: DocumentSummary }>(
  all: readonly One[],
  act: (one: One, i: number) => Promise<unknown>,
): Promise<OutcomeOfAll> {
  const refused: { id: string; title: string; why: string }[] = [];
  for (const [i, one] of all.entries()) {
    const { id, number, title } = one.document;
    await act(one, i).catch((cause: unknown) => {
      refused.push({ id, title: `${number} ${title}`, why: problemOf(cause).message });
    });
  }
  return { all: all.length, refused };
}

/** Opens each as the recipient: each has its own receipt (E-7.4). */
export const openAll = (documents: readonly DocumentSummary[]): Promise<OutcomeOfAll> =>
  toEach(
    documents.map((document) => ({ document })),
    ({ document: { id } }) => ask(api.POST('/api/documents/{id}/open', at(id))),
  );

/** Refuses all with one reason: a statement for each, all signed in one go. */
export function useRefuseAll() {
  const t = useT(PACKAGES);
  const sign = useSigner();
  return async (documents: readonly DocumentSummary[], reason: string): Promise<OutcomeOfAll | undefined> => {
    const body = { kind: 'refusal' as const, reason };
    const made = await Promise.all(
      documents.map(async (document) => ({
        document,
        statement: await ask(api.POST('/api/documents/{id}/statements', { ...at(document.id), body })),
      })),
    );
    return sign({
      kind: 'statement',
      items: made.map(({ document: { number, title }, statement: { content, sha256 } }) => ({
        name: t('statementName', { number }),
        about: `${number} ${title}`,
        size: bytesOf(content).length,
        sha256,
        content: () => Promise.resolve(new Blob([bytesOf(content)], { type: 'text/plain' })),
      })),
      submit: (signatures) =>
        toEach(made, ({ document: { id }, statement }, i) =>
          ask(
            api.POST('/api/documents/{id}/refuse', {
              ...at(id),
              body: { statementId: statement.id, signature: signatures[i] ?? '' },
            }),
          ),
        ),
    });
  };
}
