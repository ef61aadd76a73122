/**
 * `npm run wasm`: compiles the WebAssembly of libs/signature (scripts/wasm/*.mjs) into modules that hold it as base64.
 * `--check` compares instead of writing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import wabt from 'wabt';
import { root } from './swc.mjs';
import { GOST_256, GOST_512, gostLayout, gostWat } from './wasm/gost-curve.mjs';
import { LAYOUT as STREEBOG, streebogWat } from './wasm/streebog.mjs';

const folder = path.join(root, 'libs', 'signature', 'src', 'algorithms', 'wasm');

const MODULES = [
  { file: 'streebog-code.ts', what: 'Streebog', source: 'streebog', wat: streebogWat, layout: STREEBOG },
  ...[GOST_512, GOST_256].map((curve) => ({
    file: `gost-${curve.bits}-code.ts`,
    what: `curves of ${curve.bits} bits`,
    source: 'gost-curve',
    wat: () => gostWat(curve),
    layout: gostLayout(curve),
  })),
];

async function compile({ what, source, wat, layout }) {
  const tools = await wabt();
  const { buffer } = tools.parseWat(`${source}.wat`, wat(), { simd: true }).toBinary({});
  const lines = Buffer.from(buffer)
    .toString('base64')
    .match(/.{1,110}/g);
  const places = Object.entries(layout).map(([name, value]) => `  ${name}: ${value},`);
  return `/* Made by \`npm run wasm\` from scripts/wasm/${source}.mjs: do not edit. */

/** Where things lie in the memory of ${what}. */
export const LAYOUT = {
${places.join('\n')}
} as const;

/** The WebAssembly module, base64. */
export const CODE =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`;
}

/** What each file should hold. */
export async function compileAll() {
  const made = [];
  for (const module of MODULES) made.push({ file: path.join(folder, module.file), text: await compile(module) });
  return made;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const { file, text } of await compileAll()) {
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      console.error(`${path.relative(root, file)} is not what npm run wasm makes`);
      process.exitCode = 1;
    }
  }
}
