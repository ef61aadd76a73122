import { Zip, ZipPassThrough } from 'fflate';
import { Readable } from 'node:stream';

/** A file of an archive. */
export interface ArchivedFile {
  readonly name: string;
  read(): Promise<AsyncIterable<Uint8Array>>;
}

/** Names in an archive: what no system refuses, no longer than all take, each once. */
export function uniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const safe = name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, '-').trim();
    const dot = safe.lastIndexOf('.');
    const [stem, ending] = dot > 0 && safe.length - dot <= 6 ? [safe.slice(0, dot), safe.slice(dot)] : [safe, ''];
    let free = `${stem.slice(0, 90)}${ending}`;
    for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${stem.slice(0, 86)} (${i})${ending}`;
    taken.add(free.toLowerCase());
    return free;
  };
}

/** A ZIP that is written while it is read: one file after the other, nothing of it in memory. */
export function zipOf(files: readonly ArchivedFile[], at: Date): Readable {
  return Readable.from(bytesOf(files, at), { objectMode: false });
}

async function* bytesOf(files: readonly ArchivedFile[], at: Date): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const taken = () => {
    const chunks = ready;
    ready = [];
    return chunks;
  };
  for (const file of files) {
    const entry = new ZipPassThrough(file.name);
    entry.mtime = at;
    zip.add(entry);
    for await (const chunk of await file.read()) {
      entry.push(chunk);
      yield* taken();
    }
    entry.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
