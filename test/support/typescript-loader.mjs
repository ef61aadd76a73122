import fs from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
import { transformFile } from '@swc/core';
import { root, swcOptions } from '../../scripts/swc.mjs';

const SOURCE = /\.tsx?(\?|$)/;

/** Sources import './x.js' (the web app './x') where x.ts lies, and '@qujat/lib' where libs/lib/src/index.ts lies. */
export async function resolve(specifier, context, next) {
  const lib = /^@qujat\/([a-z-]+)$/.exec(specifier)?.[1];
  if (lib) return { url: pathToFileURL(path.join(root, 'libs', lib, 'src/index.ts')).href, shortCircuit: true };
  if (specifier.startsWith('.') && SOURCE.test(context.parentURL ?? '')) {
    const place = specifier.replace(/\.js$/, '');
    const candidates = ['.ts', '.tsx', '/index.ts'].map((end) => new URL(place + end, context.parentURL));
    const url = candidates.find((candidate) => fs.existsSync(candidate));
    if (url) return { url: url.href, shortCircuit: true };
  }
  return next(specifier, context);
}

/** Compiles TypeScript in memory. */
export async function load(url, context, next) {
  if (!url.startsWith('file:') || !SOURCE.test(url)) return next(url, context);
  const { paths: _, baseUrl: __, ...jsc } = swcOptions.jsc;
  const module = { type: 'es6' };
  const { code } = await transformFile(fileURLToPath(url), { ...swcOptions, jsc, module, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
