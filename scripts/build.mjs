/**
 * Compiles apps and libs to dist/ with SWC. Incremental: a file is compiled again only when it is newer than its output;
 * outputs whose source is gone are removed.
 */
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { root, swcOptions } from './swc.mjs';

const SOURCES = ['libs', 'apps'];
const SKIP = new Set(['node_modules', 'dist', 'web']);
const ASSETS = new Set(['.txt', '.json', '.sql', '.html', '.css', '.mjs']);

/** Every file below `dir`, relative to the repository. */
async function* files(dir) {
  for (const entry of await fs.readdir(path.join(root, dir), { withFileTypes: true })) {
    const name = path.join(dir, entry.name);
    if (entry.isDirectory()) {
      if (!(dir === 'apps' && SKIP.has(entry.name))) yield* files(name);
    } else yield name;
  }
}

const modified = (file) =>
  fs.stat(file).then(
    (s) => s.mtimeMs,
    () => -1,
  );

/** Compiles what changed. Returns how many files were written. */
export async function build({ log = console.log } = {}) {
  const { transformFile } = await import('@swc/core');
  const dist = path.join(root, 'dist');
  const wanted = new Set();
  const work = [];
  for (const source of SOURCES) {
    for await (const file of files(source)) {
      const extension = path.extname(file);
      const isCode = extension === '.ts' && !file.endsWith('.d.ts') && !file.endsWith('.spec.ts');
      if (!isCode && !ASSETS.has(extension)) continue;
      const output = path.join(dist, isCode ? file.replace(/\.ts$/, '.js') : file);
      wanted.add(output).add(`${output}.map`);
      if ((await modified(output)) < (await modified(path.join(root, file)))) work.push({ file, output, isCode });
    }
  }
  for (const { file, output, isCode } of work) {
    await fs.mkdir(path.dirname(output), { recursive: true });
    if (!isCode) {
      await fs.copyFile(path.join(root, file), output);
      continue;
    }
    const { code, map } = await transformFile(path.join(root, file), swcOptions);
    await fs.writeFile(`${output}.map`, map ?? '');
    await fs.writeFile(output, `${code}\n//# sourceMappingURL=${path.basename(output)}.map\n`);
  }
  for (const source of SOURCES) {
    for await (const stale of filesIn(path.join(dist, source))) if (!wanted.has(stale)) await fs.rm(stale);
  }
  if (work.length > 0) log(`compiled ${work.length} files`);
  return work.length;
}

async function* filesIn(dir) {
  for (const entry of await fs.readdir(dir, { withFileTypes: true }).catch(() => [])) {
    const name = path.join(dir, entry.name);
    if (name === path.join(root, 'dist', 'apps', 'web')) continue;
    if (entry.isDirectory()) yield* filesIn(name);
    else yield name;
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) await build();
