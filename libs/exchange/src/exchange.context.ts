import type { Context } from '@qujat/platform';
import { ReceiptEntity } from './delivery/receipt.entity.js';
import { DocumentEntity } from './document/document.entity.js';
import { EXCHANGE_ERRORS } from './exchange.errors.js';
import { ExchangeSchema1700000400001 } from './migrations/1700000400001-exchange-schema.js';
import { KeepSettled1700000400002 } from './migrations/1700000400002-keep-settled.js';
import { SignatureEntity } from './signing/signature.entity.js';
import { StatementEntity } from './statement/statement.entity.js';
import { TimelineEntity } from './timeline/timeline.entity.js';
import { DocumentFileEntity } from './upload/document-file.entity.js';

/** Tables of the exchange. */
export const EXCHANGE_ENTITIES = [
  DocumentEntity,
  DocumentFileEntity,
  SignatureEntity,
  StatementEntity,
  ReceiptEntity,
  TimelineEntity,
];

/** Migrations of the exchange. */
export const EXCHANGE_MIGRATIONS = [ExchangeSchema1700000400001, KeepSettled1700000400002];

/** What the exchange brings to the database. */
export const EXCHANGE_CONTEXT: Context = {
  name: 'exchange',
  entities: EXCHANGE_ENTITIES,
  migrations: EXCHANGE_MIGRATIONS,
  errors: EXCHANGE_ERRORS,
};
