/** E-6.6.3: one file is at most 50 MB. */
export const MAX_FILE_BYTES = 52_428_800;

/** One of the formats that are taken (E-6.6.1). */
export interface FileKind {
  readonly id: 'txt' | 'doc' | 'docx' | 'xls' | 'xlsx' | 'pdf' | 'gif' | 'jpeg' | 'tiff' | 'png' | 'rar';
  /** Endings of file names, the usual one first. */
  readonly extensions: readonly string[];
  /** Media types, the registered one first. */
  readonly mediaTypes: readonly string[];
}

/** The formats that are taken (E-6.6.1); everything else is refused with this list. */
export const FILE_KINDS: readonly FileKind[] = [
  { id: 'txt', extensions: ['txt'], mediaTypes: ['text/plain'] },
  { id: 'doc', extensions: ['doc'], mediaTypes: ['application/msword'] },
  {
    id: 'docx',
    extensions: ['docx'],
    mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  },
  { id: 'xls', extensions: ['xls'], mediaTypes: ['application/vnd.ms-excel', 'application/msexcel'] },
  {
    id: 'xlsx',
    extensions: ['xlsx'],
    mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  },
  { id: 'pdf', extensions: ['pdf'], mediaTypes: ['application/pdf', 'application/x-pdf'] },
  { id: 'gif', extensions: ['gif'], mediaTypes: ['image/gif'] },
  { id: 'jpeg', extensions: ['jpg', 'jpeg'], mediaTypes: ['image/jpeg', 'image/jpg', 'image/pjpeg'] },
  { id: 'tiff', extensions: ['tiff', 'tif'], mediaTypes: ['image/tiff'] },
  { id: 'png', extensions: ['png'], mediaTypes: ['image/png', 'image/x-png'] },
  {
    id: 'rar',
    extensions: ['rar'],
    mediaTypes: ['application/vnd.rar', 'application/x-rar-compressed', 'application/x-rar', 'application/rar'],
  },
];

const SHOWN_BY_BROWSERS: readonly FileKind['id'][] = ['pdf', 'png', 'jpeg', 'gif'];

/**
 * May a browser show it under the portal's address? Only what runs no script of its own there, and what every browser
 * reads the same way (a text's encoding it would have to guess).
 */
export const isShownByBrowsers = (mediaType: string): boolean =>
  FILE_KINDS.some(({ id, mediaTypes }) => SHOWN_BY_BROWSERS.includes(id) && mediaTypes[0] === mediaType);

/** Name of a format. */
export type FileKindId = FileKind['id'];

/** The format by its name. */
export const kindById = (id: FileKindId): FileKind => FILE_KINDS.find((kind) => kind.id === id)!;

/** The usual ending and media type of every format: what the portal tells its clients to offer. */
export const FILE_TYPES = FILE_KINDS.flatMap(({ extensions, mediaTypes }) =>
  extensions.map((extension) => ({ extension, mediaType: mediaTypes[0]! })),
);
