/** Compiles TypeScript as typescript-loader.mjs does, and lets the engine's sources count what is run (istanbul, as in Jest). */
import { createInstrumenter } from 'istanbul-lib-instrument';
import { load as loadTypescript } from '../support/typescript-loader.mjs';

export { resolve } from '../support/typescript-loader.mjs';

const instrumenter = createInstrumenter({ esModules: true, compact: true, coverageVariable: '__coverage__' });

export async function load(url, context, next) {
  const loaded = await loadTypescript(url, context, next);
  if (!/\/libs\/signature\/src\/(?!testing\/).*\.ts$/.test(url)) return loaded;
  return { ...loaded, source: instrumenter.instrumentSync(String(loaded.source), new URL(url).pathname) };
}
