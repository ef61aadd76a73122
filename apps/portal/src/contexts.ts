import { BILLING_CONTEXT } from '@qujat/billing';
import { EXCHANGE_CONTEXT } from '@qujat/exchange';
import { IDENTITY_CONTEXT } from '@qujat/identity';
import { NOTIFICATIONS_CONTEXT } from '@qujat/notifications';
import { OPERATOR_CONTEXT } from '@qujat/operator';
import type { Context } from '@qujat/platform';
import { RETENTION_CONTEXT } from '@qujat/retention';
import { TRUST_CONTEXT } from '@qujat/trust';

/** Every context of the product, in the order of who may know whom. */
export const CONTEXTS: readonly Context[] = [
  TRUST_CONTEXT,
  IDENTITY_CONTEXT,
  EXCHANGE_CONTEXT,
  BILLING_CONTEXT,
  RETENTION_CONTEXT,
  OPERATOR_CONTEXT,
  NOTIFICATIONS_CONTEXT,
];
