/** The one SWC configuration of the house: the build and Jest compile with the same options. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** @type {import('@swc/core').Options} */
export const swcOptions = {
  swcrc: false,
  sourceMaps: true,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
    // Node asks for `with { type: 'json' }` at run time too
    experimental: { keepImportAttributes: true },
    baseUrl: root,
    paths: { '@qujat/*': ['libs/*/src/index.ts'] },
  },
  module: { type: 'es6', resolveFully: true },
};
