import { Module } from '@nestjs/common';
import type { Context } from '@qujat/platform';
import { OperatorSchema1700000500001 } from './migrations/1700000500001-operator-schema.js';
import { NoticeController } from './notice/notice.controller.js';
import { NoticeService } from './notice/notice.service.js';
import { OPERATOR_ERRORS } from './operator.errors.js';

/** What the operator's context brings to the database. */
export const OPERATOR_CONTEXT: Context = {
  name: 'operator',
  entities: [],
  migrations: [OperatorSchema1700000500001],
  errors: OPERATOR_ERRORS,
};

/** What the operator says to everyone. */
@Module({ controllers: [NoticeController], providers: [NoticeService], exports: [NoticeService] })
export class OperatorModule {}
