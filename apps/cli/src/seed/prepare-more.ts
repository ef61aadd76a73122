import type { Schemas } from '@qujat/api-client';
import { data, type PortalSession } from './portal-session.js';

const NAME = 'Ай сайынғы акт';

const VIEW = 'Келісімшарттар, қол қоюды күтеді';

/** A view of the outbox that colleagues share. */
async function saveView({ api }: PortalSession): Promise<void> {
  const { items } = data(await api.GET('/api/document-views'));
  if (items.some(({ name }) => name === VIEW)) return;
  const filter = { type: 'contract', response: 'awaited' } as const;
  const columns: Schemas['ListColumn'][] = ['party', 'time', 'status', 'amount'];
  const body = { name: VIEW, box: 'outbox', filter, columns, shared: true } as const;
  data(await api.POST('/api/document-views', { body }));
}

/** A template, a shared view, and the act linked to the contract it rests on: what the pages of templates and links show. */
export async function prepareMore(session: PortalSession): Promise<void> {
  await saveView(session);
  const { api } = session;
  const { items: templates } = data(await api.GET('/api/document-templates'));
  if (templates.some(({ name }) => name === NAME)) return;
  const rows = [{ name: 'Шатырды күтіп ұстау', unit: 'ай', quantity: '1', price: 12_000_000 }];
  const fields = { contractNumber: '12', contractDate: '2026-11-02', vatRate: '16', rows };
  const body = { name: NAME, type: 'act', title: 'Ай сайынғы қызмет көрсету актісі', fields } as const;
  data(await api.POST('/api/document-templates', { body }));
  const find = async (search: string) =>
    data(await api.GET('/api/documents', { params: { query: { box: 'outbox', search } } })).items[0];
  const [act, contract] = [await find('Акт выполненных работ № 31'), await find('№ 12 құрылыс материалдарын')];
  if (!act || !contract) return;
  const link = { params: { path: { id: act.id } }, body: { number: contract.number, kind: 'under' } } as const;
  data(await api.POST('/api/documents/{id}/links', link));
}
