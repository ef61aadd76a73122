import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

const LIMIT = 200_000;
const PUBLIC = /features\/(landing|sign-in|verification)\//;
const PAGE = /features\/.*-page\.tsx$/;
const LAYOUT = /shell\/work-layout\.tsx$/;

type Chunks = Map<string, Rollup.OutputChunk>;

function chunksOf(bundle: Rollup.OutputBundle): Chunks {
  return new Map(Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
}

/** Of texts in a chunk for each language a page needs one: the largest counts. */
const LANGUAGE = /\/texts\/(kk|ru|en)\.ts$/;

/** A chunk and everything it imports before it can run. */
function closure(chunk: Rollup.OutputChunk, chunks: Chunks, seen = new Set<Rollup.OutputChunk>()) {
  if (seen.has(chunk)) return seen;
  seen.add(chunk);
  for (const name of chunk.imports) {
    const next = chunks.get(name);
    if (next) closure(next, chunks, seen);
  }
  return seen;
}

/** What the chunk's texts weigh in the language that needs most. */
function languageOf(chunk: Rollup.OutputChunk, chunks: Chunks): number {
  const sizes = new Map<string, number>();
  for (const name of chunk.dynamicImports) {
    const text = chunks.get(name);
    const [file, language = ''] = LANGUAGE.exec(text?.facadeModuleId ?? '') ?? [];
    if (text && file) sizes.set(language, (sizes.get(language) ?? 0) + gzipSync(text.code).length);
  }
  return Math.max(0, ...sizes.values());
}

function weigh(bundle: Rollup.OutputBundle): { page: string; bytes: number }[] {
  const chunks = chunksOf(bundle);
  const all = [...chunks.values()];
  const size = new Map(all.map((chunk) => [chunk, gzipSync(chunk.code).length + languageOf(chunk, chunks)]));
  const entry = all.filter(({ isEntry }) => isEntry);
  const layout = all.filter(({ facadeModuleId }) => LAYOUT.test(facadeModuleId ?? ''));
  return all
    .filter(({ facadeModuleId }) => PAGE.test(facadeModuleId ?? ''))
    .map((page) => {
      const frame = PUBLIC.test(page.facadeModuleId ?? '') ? [] : layout;
      const needed = new Set([...entry, ...frame, page].flatMap((chunk) => [...closure(chunk, chunks)]));
      return { page: page.name, bytes: [...needed].reduce((sum, chunk) => sum + (size.get(chunk) ?? 0), 0) };
    });
}

/** Fails the build when any page needs more than 200 kB (gzip) of script before it can be used. */
export function bundleBudget(): Plugin {
  return {
    name: 'qujat-bundle-budget',
    generateBundle(_options, bundle) {
      const pages = weigh(bundle).sort((a, b) => b.bytes - a.bytes);
      for (const { page, bytes } of pages) this.info(`first load of ${page}: ${(bytes / 1000).toFixed(1)} kB gzip`);
      const heavy = pages.filter(({ bytes }) => bytes > LIMIT).map(({ page }) => page);
      if (heavy.length > 0) this.error(`First load above ${LIMIT / 1000} kB of script (gzip): ${heavy.join(', ')}`);
    },
  };
}
