export { NoticeService } from './notice/notice.service.js';
export type { NoticeRecord } from './notice/notice.service.js';
export { OPERATOR_CONTEXT, OperatorModule } from './operator.module.js';
