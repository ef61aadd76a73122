import { refuse } from '../http/platform.errors.js';
import { FILE_KINDS, type FileKind, kindById } from './kinds.js';
import type { Recognised } from './recognise.js';

const MAX_NAME = 200;
/** Says nothing about the content, so nothing that could be wrong. */
const UNSPECIFIC = new Set(['', 'application/octet-stream', 'binary/octet-stream']);

/** The file's name as it will be kept: the last part of a path, without control characters. */
export function cleanName(header: string | undefined): string {
  const decoded = decode(header ?? '');
  // Format characters (Cf) could show `fdp.exe` as `exe.pdf`.
  const name = (decoded.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  if (name === '' || /^\.+$/.test(name)) throw refuse('content.name_missing');
  if (name.length <= MAX_NAME) return name;
  const extension = /\.[^.]{1,5}$/.exec(name)?.[0] ?? '';
  return name.slice(0, MAX_NAME - extension.length) + extension;
}

function decode(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    throw refuse('content.name_missing');
  }
}

/** Holds the name and the media type against the content; refuses what is not what it says it is. */
export function agree(recognised: Recognised, name: string, contentType: string | undefined): FileKind {
  const extension = (/\.([^.]+)$/.exec(name)?.[1] ?? '').toLowerCase();
  if (recognised.kind === undefined) throw unlike(recognised.found, extension);
  const kind = kindById(recognised.kind);
  const mediaType = (contentType ?? '').split(';')[0]!.trim().toLowerCase();
  // A container that cannot be read to its end may be either of two formats: then only the damage is certain.
  if (!recognised.whole && sameFamily(kind, extension))
    throw refuse('content.damaged', { params: { found: extension } });
  if (!kind.extensions.includes(extension)) throw mislabelled(name, kind.id);
  if (!UNSPECIFIC.has(mediaType) && !kind.mediaTypes.includes(mediaType)) throw mislabelled(mediaType, kind.id);
  return kind;
}

const FAMILIES = [
  ['docx', 'xlsx'],
  ['doc', 'xls'],
];

const sameFamily = ({ id, extensions }: FileKind, extension: string): boolean =>
  extensions.includes(extension) || FAMILIES.some((family) => family.includes(id) && family.includes(extension));

function unlike(found: string, extension: string): Error {
  const claimsAKind = FILE_KINDS.some(({ extensions }) => extensions.includes(extension));
  return claimsAKind && found !== '' ? mislabelled(`.${extension}`, found) : refuse('content.unsupported');
}

const mislabelled = (claimed: string, found: string): Error =>
  refuse('content.mislabelled', { params: { claimed, found } });
