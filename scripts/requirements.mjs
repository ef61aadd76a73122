/**
 * Holds docs/requirements.md against the tests: a requirement said to work (wholly or partly) has a test that carries its
 * id and lies in the file the table names; an id that a test carries stands in the table. Exit code 1 names what differs.
 */
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { root } from './swc.mjs';

const STATES = ['works', 'partly', 'not yet'];
const ID = /\b([ED]-[A-Z]?\d+(?:-\d+)*(?:\.\d+)*)\b/g;
const TEST_DIRS = ['libs', 'apps', 'test'];

async function* specs(dir) {
  for (const entry of await fs.readdir(path.join(root, dir), { withFileTypes: true })) {
    const name = path.join(dir, entry.name);
    if (entry.isDirectory() && !['node_modules', 'dist'].includes(entry.name)) yield* specs(name);
    else if (entry.name.endsWith('.spec.ts')) yield name;
  }
}

/** Requirement id → files whose test names carry it. */
async function idsInTests() {
  const found = new Map();
  for (const dir of TEST_DIRS) {
    for await (const file of specs(dir)) {
      const text = await fs.readFile(path.join(root, file), 'utf8');
      for (const title of text.matchAll(/\b(?:it|test|describe)(?:\.each\([\s\S]*?\))?\(\s*(['"`])([\s\S]*?)\1/g)) {
        for (const [, id] of (title[2] ?? '').matchAll(ID)) found.set(id, (found.get(id) ?? new Set()).add(file));
      }
    }
  }
  return found;
}

/** Rows of the table: `| id | what | state | tests |`. */
function rows(markdown) {
  return markdown
    .split('\n')
    .filter((line) => /^\| [ED]-/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .map(([ids, , state, tests]) => ({ ids: expand(ids), state, tests }));
}

/** `E-5.2, 5.5` → E-5.2, E-5.5; `E-3.1, 3.5–3.9` → E-3.1, E-3.5 … E-3.9; `D-R8, R9` → D-R8, D-R9. */
function expand(cell) {
  const prefix = cell[0];
  return cell.split(/,\s*/).flatMap((part) => {
    const [first, last] = part.replace(/^[ED]-/, '').split('–');
    if (!last) return [`${prefix}-${first}`];
    const stem = first.slice(0, first.lastIndexOf('.') + 1);
    const [from, to] = [first, last].map((id) => Number(id.slice(id.lastIndexOf('.') + 1)));
    return Array.from({ length: to - from + 1 }, (_, i) => `${prefix}-${stem}${from + i}`);
  });
}

const problems = [];
const tested = await idsInTests();
const table = rows(await fs.readFile(path.join(root, 'docs', 'requirements.md'), 'utf8'));
const known = new Set(table.flatMap((row) => row.ids));

for (const { ids, state, tests } of table) {
  if (!STATES.includes(state)) problems.push(`${ids.join(', ')}: state '${state}' is not one of ${STATES.join(', ')}`);
  if (state === 'not yet') continue;
  const files = [...tests.matchAll(/`([^`]+\.spec\.ts)`/g)].map((m) => m[1]);
  if (files.length === 0) problems.push(`${ids.join(', ')}: '${state}', but no test file is named`);
  for (const file of files) {
    if (!ids.some((id) => tested.get(id)?.has(file)))
      problems.push(`${ids.join(', ')}: no test in ${file} carries the id`);
  }
}
for (const [id, files] of tested) {
  const isClause = known.has(id) || [...known].some((other) => other.startsWith(`${id}.`));
  if (!isClause) problems.push(`${id}: carried by ${[...files].join(', ')}, but not in docs/requirements.md`);
}

for (const problem of problems) console.error(problem);
const count = (state) => table.filter((row) => row.state === state).length;
console.log(`requirements: ${STATES.map((state) => `${count(state)} ${state}`).join(', ')}`);
process.exit(problems.length === 0 ? 0 : 1);
