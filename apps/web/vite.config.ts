import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import presetMantine from 'postcss-preset-mantine';
import { bundleBudget } from './bundle-budget.ts';
import { completeCatalogues, readyMessages } from './catalogues.ts';
import { defineConfig, type CSSOptions } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

type PostCssPlugin = NonNullable<Exclude<CSSOptions['postcss'], string | undefined>['plugins']>[number];

// The preset ships without types.
const mantine = presetMantine as () => PostCssPlugin;

/** The portal that `vite dev` hands API calls to. */
const PORTAL = 'http://127.0.0.1:3000';

export default defineConfig({
  root: here('.'),
  resolve: {
    alias: [
      { find: '@qujat/signature', replacement: here('../../libs/signature/src/index.ts') },
      { find: '@qujat/kernel', replacement: here('../../libs/kernel/src/index.ts') },
      { find: '@qujat/forms', replacement: here('../../libs/forms/src/index.ts') },
      { find: '@qujat/api-client', replacement: here('../../libs/api-client/src/index.ts') },
      // Messages come to the browser parsed (`readyMessages`).
      { find: /^@formatjs\/icu-messageformat-parser$/, replacement: '@formatjs/icu-messageformat-parser/no-parser.js' },
    ],
  },
  plugins: [react(), completeCatalogues(here('./src')), readyMessages(here('./src')), bundleBudget()],
  // The engine's worker loads its XML part when it is asked for: only modules can.
  worker: { format: 'es' },
  css: { postcss: { plugins: [mantine()] } },
  server: { port: 5173, proxy: { '/api': { target: PORTAL, changeOrigin: true } } },
  build: {
    outDir: here('../../dist/apps/web'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // Nothing inlined as data: URIs, so that the content security policy may stay at 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: {
        // An index must not pull everything beside it into the first load: only what is used counts.
        moduleSideEffects: (id) => !/\/apps\/web\/src\/(components|features|lib)\/.*\.tsx?$/.test(id),
      },
    },
  },
});
