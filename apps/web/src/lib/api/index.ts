export { api, ask, fetchBlob, postForm } from './client';
export { ApiProblem, problemOf, type ProblemBody } from './problem';
export type * from './models';
export { activeAt, heardAt, workFor } from './presence';
export { onRefusal, type Recovery } from './send';
export type { Config } from './types';
export { forgetUpload, IN_PARTS_FROM, PartedUpload, type UploadMode } from './resumable';
export { upload, type Upload } from './upload';
