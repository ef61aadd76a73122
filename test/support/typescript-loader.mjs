import fs from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
import { transformFile } from '@swc/core';
import { root, swcOptions } from '../../scripts/swc.mjs';

/** Sources import './x.js' where x.ts lies, and '@qujat/lib' where libs/lib/src/index.ts lies. */
export async function resolve(specifier, context, next) {
  const lib = /^@qujat\/([a-z-]+)$/.exec(specifier)?.[1];
  if (lib) return { url: pathToFileURL(path.join(root, 'libs', lib, 'src/index.ts')).href, shortCircuit: true };
  if (specifier.startsWith('.') && context.parentURL?.endsWith('.ts')) {
    const url = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (fs.existsSync(url)) return { url: url.href, shortCircuit: true };
  }
  return next(specifier, context);
}

/** Compiles TypeScript in memory. */
export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const { paths: _, baseUrl: __, ...jsc } = swcOptions.jsc;
  const module = { type: 'es6' };
  const { code } = await transformFile(fileURLToPath(url), { ...swcOptions, jsc, module, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
