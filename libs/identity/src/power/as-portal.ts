import type { Tx } from '@qujat/platform';

/**
 * A step of a transaction for which the portal itself answers (sessions are nobody's rows but the portal's): the scope widens
 * for it and narrows again; who acts stays in the audit trail. Only for statements that name exactly what they touch.
 */
export async function asPortal<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.manager.query(`SELECT set_config('qujat.scope', 'system', true)`);
  const result = await work();
  await tx.manager.query(`SELECT set_config('qujat.scope', $1, true)`, [tx.scope.kind]);
  return result;
}
