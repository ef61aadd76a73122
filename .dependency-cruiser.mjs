import { MAY_KNOW, PURE } from './boundaries.mjs';

const lib = (name) => `^libs/${name}/`;
const SPEC = '\\.spec\\.ts$';

const contextRules = Object.entries(MAY_KNOW).map(([context, known]) => ({
  name: `${context}-knows-only-${known.join('-') || 'itself'}`,
  comment: 'An undeclared dependency between contexts: see boundaries.mjs.',
  severity: 'error',
  from: { path: lib(context), pathNot: SPEC },
  to: { path: '^libs/', pathNot: [context, ...known].map(lib) },
}));

const deepImportRules = Object.keys(MAY_KNOW).map((context) => ({
  name: `no-deep-import-into-${context}`,
  comment: 'The index.ts of a context is the only way in.',
  severity: 'error',
  from: { pathNot: lib(context) },
  to: { path: lib(context), pathNot: [`${lib(context)}src/index\\.ts$`, `${lib(context)}[^/]+\\.json$`] },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...contextRules,
    ...deepImportRules,
    {
      name: 'every-lib-is-on-the-map',
      comment: 'A new context is declared in boundaries.mjs before it is imported.',
      severity: 'error',
      from: {},
      to: { path: '^libs/', pathNot: Object.keys(MAY_KNOW).map(lib) },
    },
    {
      name: 'libs-do-not-know-apps',
      severity: 'error',
      from: { path: '^libs/', pathNot: SPEC },
      to: { path: '^apps/' },
    },
    {
      name: 'web-talks-to-the-server-over-http',
      comment: 'The browser shares the kernel, the forms and the generated client; everything else goes over the API.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs/(?!kernel/|api-client/|signature/|forms/)|apps/(?!web/))' },
    },
    {
      name: 'pure-is-pure',
      comment: 'kernel, signature and forms run in a browser: no framework, no Node, no network.',
      severity: 'error',
      from: { path: `^libs/(${PURE.join('|')})/`, pathNot: SPEC },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-knows-no-framework',
      severity: 'error',
      from: { path: `^libs/(${PURE.join('|')})/`, pathNot: SPEC },
      to: { path: 'node_modules/(@nestjs|typeorm|pg|bullmq|ioredis|minio|ws|rxjs)/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css$' },
    },
    {
      name: 'products-do-not-need-test-tools',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [SPEC, '^apps/web/', '^libs/api-client/', '/testing/'] },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
