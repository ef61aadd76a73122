import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { CertificateFacts } from '@qujat/signature';

/** The one who registered the organisation, with their newest certificate of it. */
export interface Registrar {
  readonly userId: Uuid;
  readonly certificate: CertificateFacts;
}

/** Finds them; undefined when there is no such participant. */
export async function registrarOf(tx: Tx, participantId: Uuid): Promise<Registrar | undefined> {
  const [row]: Registrar[] = await tx.manager.query(
    `SELECT u.id AS "userId", c.facts AS certificate FROM identity.participants p
     JOIN identity.users u ON u.id = p.created_by
     JOIN identity.certificates c ON c.iin = u.iin AND coalesce(c.bin, c.iin) = coalesce(p.led_by, p.bin)
     WHERE p.id = $1 ORDER BY c.first_seen_at DESC LIMIT 1`,
    [participantId],
  );
  return row;
}
