/** The `mimetype` of an ASiC container (ETSI EN 319 162-1 annex A.1): may be missing; where it is, every tool must see it alike. */
import type { Archive } from '../archive.js';
import { ZipError } from '../zip/limits.js';

const KINDS: Readonly<Record<string, 'asic-e' | 'asic-s'>> = {
  'application/vnd.etsi.asic-e+zip': 'asic-e',
  'application/vnd.etsi.asic-s+zip': 'asic-s',
};

/** The content of a container's mimetype. */
export const MIMETYPE = { e: 'application/vnd.etsi.asic-e+zip', s: 'application/vnd.etsi.asic-s+zip' } as const;

/** What the container says it is; undefined without a mimetype. Throws ZipError when it stands wrongly. */
export function mimetypeOf(archive: Archive): 'asic-e' | 'asic-s' | undefined {
  const entry = archive.entries.get('mimetype');
  if (!entry) return undefined;
  const first = archive.entries.values().next().value === entry;
  if (!first || entry.deflated || !entry.bare) {
    throw new ZipError('mimetype must come first, stored, without an extra field');
  }
  const kind = entry.size <= 100 ? KINDS[new TextDecoder().decode(archive.content('mimetype'))] : undefined;
  if (!kind) throw new ZipError('a mimetype that is not of ASiC');
  return kind;
}
