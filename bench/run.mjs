/** `npm run bench [-- NAME…]`: runs the named benchmarks, or all. Each is a file of this folder with an exported `run()`. */
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { ensureReady } from '../scripts/setup.mjs';

const folder = import.meta.dirname;
const known = (await fs.readdir(folder))
  .filter((file) => /\.bench\.mjs$/.test(file))
  .map((file) => file.replace(/\.bench\.mjs$/, ''))
  .sort();
const wanted = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`no benchmark called ${unknown.join(', ')}; there are: ${known.join(', ')}`);
  process.exit(64);
}

await ensureReady({ log: (line) => console.error(line), web: false });
for (const name of wanted.length > 0 ? wanted : known) {
  console.log(`\n${name}`);
  const { run } = await import(path.join(folder, `${name}.bench.mjs`));
  await run();
}
process.exit(0);
