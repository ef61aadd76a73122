import { type Unzipped, unzipSync, zipSync } from 'fflate';

/** The most a document may unpack to: far more than people write, far less than would hurt. */
const MAX_UNPACKED = 48 * 1024 * 1024;
/** What the view does not need and what could do more than be looked at. */
const LEFT_OUT = /vbaProject|\/embeddings\/|\/activeX\/|afchunk|\.(bin|html?|mht|rtf)$/i;

/** A package that would unpack to more than is shown. */
export class TooMuch extends Error {}

/** The parts of an office package that are needed to look at it, in a new package that cannot unpack to more than they are. */
export function boundedPackage(bytes: Uint8Array): Uint8Array {
  let unpacked = 0;
  const parts: Unzipped = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (LEFT_OUT.test(name)) return false;
      unpacked += originalSize;
      if (unpacked > MAX_UNPACKED) throw new TooMuch(`more than ${MAX_UNPACKED} bytes`);
      return true;
    },
  });
  return zipSync(parts, { level: 0 });
}
