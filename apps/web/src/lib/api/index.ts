export { api, ask, fetchBlob, postForm } from './client';
export { ApiProblem, problemOf, type ProblemBody } from './problem';
export type * from './models';
export { activeAt, heardAt, workFor } from './presence';
export { onRefusal, type Recovery } from './send';
export type { Config } from './types';
export type { UploadMode } from './resumable';
export { IN_PARTS_FROM, upload, type Upload } from './upload';
