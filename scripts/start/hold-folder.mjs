import fs from 'node:fs';
import path from 'node:path';

/**
 * Two portals must not share a folder of data. Takes it for this process; whoever held it and is gone (kill -9) holds it no
 * more. Returns what gives it back.
 */
export function holdFolder(folder) {
  const file = path.join(folder, 'portal.pid');
  const me = `${process.pid} ${startOf(process.pid)}`;
  const holder = read(file);
  if (holder && holder !== me && isAlive(holder)) {
    throw new Error(
      `${folder} is in use by another Qujat (process ${holder.split(' ')[0]}); set QUJAT_DATA to another folder`,
    );
  }
  fs.writeFileSync(file, me);
  return () => fs.rmSync(file, { force: true });
}

const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '');

/** A number alone would mistake a stranger that got the same one for the former portal. */
function isAlive(holder) {
  const [pid, start] = holder.split(' ');
  return startOf(pid) !== '' && startOf(pid) === start;
}

/** When the process began, in the kernel's ticks; empty when there is none. */
function startOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[19];
  } catch {
    return '';
  }
}
