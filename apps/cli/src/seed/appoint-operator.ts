import type { INestApplicationContext } from '@nestjs/common';
import { OperatorStaff } from '@qujat/identity';
import { organisationBySlug, PEOPLE } from '../../../dev-ca/src/index.js';

/** Makes the development NCA's people of the operator its staff. */
export async function appointOperator(app: INestApplicationContext): Promise<void> {
  const staff = app.get(OperatorStaff, { strict: false });
  const { bin } = organisationBySlug('operator');
  for (const { iin } of PEOPLE.filter(({ organisation }) => organisation === 'operator')) {
    if (iin) await staff.add(iin, bin);
  }
}
