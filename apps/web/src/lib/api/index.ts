export { api, ask, fetchBlob, postForm } from './client';
export { ApiProblem, problemOf, type ProblemBody } from './problem';
export type * from './models';
export type { Config } from './types';
export { upload, type Upload } from './upload';
