/**
 * Runs the cases named on the command line (or all) in a process of their own and prints a line of JSON for each: processor time
 * in milliseconds, the most memory above what was there before (resident, in MB), the answer.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CASES } from './cases.js';
import { judge, stage, summary } from './kit.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** VmRSS (now) or VmHWM (at most, since it was last reset), in megabytes. */
const memory = (field: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;

const set = await stage();
const wanted = process.argv.slice(2);
for (const [name, { make }] of Object.entries(CASES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const input = await make(set);
  collectGarbage();
  writeFileSync('/proc/self/clear_refs', '5');
  const [idle, before] = [memory('VmRSS'), process.cpuUsage()];
  const answer = await judge(input, set).then(summary, (error: unknown) => `THROWN ${String(error)}`);
  const { user, system } = process.cpuUsage(before);
  const milliseconds = Math.round((user + system) / 1000);
  console.log(JSON.stringify({ name, milliseconds, megabytes: Math.round(memory('VmHWM') - idle), answer }));
}
