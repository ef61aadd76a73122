import { SystemClock } from '@qujat/kernel';
import { data, type PortalSession } from './portal-session.js';

const ROLE = 'Бухгалтер';
const NONE = { documentType: null, limit: null, departmentId: null } as const;

/** E-5.12: departments, a role with a limit by type of document and by sum, and a power of attorney for a colleague. */
export async function empower(head: PortalSession, colleagueIin: string): Promise<void> {
  await entrust(head, colleagueIin);
  const departments = data(await head.api.GET('/api/departments'));
  if (departments.length === 0) {
    const sales = data(await head.api.POST('/api/departments', { body: { name: 'Сату бөлімі / Отдел продаж' } }));
    const body = { name: 'Алматы', parentId: sales.id };
    data(await head.api.POST('/api/departments', { body }));
  }
  const roles = data(await head.api.GET('/api/roles'));
  if (roles.some(({ name }) => name === ROLE)) return;
  await head.stepUp('powers.grant');
  const grants = [
    { ...NONE, act: 'billing.manage' as const },
    { ...NONE, act: 'document.approve' as const, documentType: 'invoice' as const, limit: 500_000_000 },
  ];
  data(await head.api.POST('/api/roles', { body: { name: ROLE, version: 0, grants } }));
}

/** A power of attorney, signed. */
async function entrust(head: PortalSession, iin: string): Promise<void> {
  if (data(await head.api.GET('/api/powers-of-attorney')).length > 0) return;
  const found = data(await head.api.GET('/api/members', { params: { query: { search: iin } } }));
  const holderId = found.items[0]?.id;
  if (!holderId) throw new Error(`nobody with IIN ${iin} at ${head.slug}`);
  const today = new SystemClock().now();
  const validFrom = today.toISOString().slice(0, 10);
  const validTo = new Date(today.getTime() + 300 * 86_400_000).toISOString().slice(0, 10);
  const grants = [{ ...NONE, act: 'document.approve' as const, documentType: 'contract' as const, limit: 100_000_000 }];
  const body = { holderId, validFrom, validTo, substitution: false, grants };
  const { id } = data(await head.api.POST('/api/powers-of-attorney', { body }));
  const signature = await head.sign(await head.bytes(`/api/powers-of-attorney/${id}/content`));
  const path = { params: { path: { id } } };
  data(await head.api.POST('/api/powers-of-attorney/{id}/signature', { ...path, body: { signature } }));
}
