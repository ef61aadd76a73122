/** Changes to an archive: to the files in it, which are packed anew; or to the records around them. */
import { Archive } from '../../libs/signature/src/container/archive.js';
import { ZipError } from '../../libs/signature/src/container/zip/limits.js';
import { writeZip, type ZipFile } from '../../libs/signature/src/container/zip/write.js';
import { mutateBytes, type Mutate } from './mutate-bytes.js';
import { mutateDer } from './mutate-der.js';
import { mutateText } from './mutate-text.js';
import type { Random } from './random.js';

function filesOf(input: Uint8Array): ZipFile[] | undefined {
  try {
    const archive = new Archive(input);
    return archive.names.map((name) => ({ name, content: archive.content(name)!, stored: name === 'mimetype' }));
  } catch (error) {
    if (error instanceof ZipError) return undefined;
    throw error;
  }
}

const NAMES = [
  'mimetype',
  'a',
  '../a',
  'META-INF/',
  'META-INF/NCAManifest.xml',
  'META-INF/signatures0.xml',
  'ﬁle',
  'META-INF/ASiCManifest0.xml',
];

function changeFiles(files: ZipFile[], other: readonly ZipFile[], random: Random): void {
  const at = random.below(files.length);
  const file = files[at]!;
  const lender = random.of(other.length > 0 ? other : files);
  const mutate = file.content[0] === 0x30 ? mutateDer : mutateText;
  const change = random.of([
    () => void files.splice(at, 1),
    () => void files.splice(at, 0, { ...file, name: `${file.name}2` }),
    () => void files.splice(at, 0, lender),
    () => void (files[at] = { ...file, name: random.of(NAMES) }),
    () => void (files[at] = { ...file, content: lender.content }),
    () => void (files[at] = { ...file, content: mutate(file.content, lender.content, random) }),
    () => void (files[at] = { ...file, content: mutate(file.content, lender.content, random) }),
    () => void (files[at] = { ...file, stored: !file.stored }),
    () => files.reverse(),
  ]);
  change();
}

/** A place near a record's signature: its fields are what readers disagree about. */
function changeRecord(input: Uint8Array, random: Random): Uint8Array {
  const found: number[] = [];
  for (let at = input.indexOf(0x50); at >= 0; at = input.indexOf(0x50, at + 1))
    if (input[at + 1] === 0x4b) found.push(at);
  if (found.length === 0) return input;
  const at = Math.min(random.of(found) + random.below(46), input.length - 1);
  return input.with(at, random.of([0, 1, 8, 0xff, random.below(256)]));
}

/** One change. */
export const mutateZip: Mutate = (input, other, random) => {
  const files = filesOf(input);
  if (!files || files.length === 0 || random.once(4)) {
    return random.once(2) ? changeRecord(input, random) : mutateBytes(input, other, random);
  }
  changeFiles(files, filesOf(other) ?? [], random);
  return writeZip(files);
};
