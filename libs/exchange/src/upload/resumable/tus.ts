import type { Request, Response } from 'express';
import { refuse } from '../../exchange.errors.js';
import type { Announced } from './upload.service.js';
import type { Upload } from './upload.types.js';

/** The protocol of resumable uploads, version 1.0.0 (https://tus.io/protocols/resumable-upload). */
export const TUS_VERSION = '1.0.0';
export const PART_TYPE = 'application/offset+octet-stream';

const whole = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

/** `Upload-Metadata: filename 0YXQsNGC,filetype …`: keys, and values in base64. */
function metadataOf(header: string | undefined): Map<string, string> {
  const pairs = (header ?? '').split(',').map((pair) => pair.trim().split(' '));
  return new Map(pairs.map(([key = '', value = '']) => [key, Buffer.from(value, 'base64').toString('utf8')]));
}

/** What a creation says of the file. */
export function announcedIn(request: Request): Announced {
  const size = whole(request.get('upload-length'));
  if (!size) throw refuse('upload.length_invalid');
  const told = metadataOf(request.get('upload-metadata'));
  const mediaType = told.get('filetype');
  return {
    size,
    name: told.get('filename')?.slice(0, 300) || 'file',
    mediaType: mediaType || 'application/octet-stream',
  };
}

/** Where a part begins. */
export function offsetIn(request: Request): number {
  if (!request.is(PART_TYPE)) throw refuse('upload.media_type');
  const offset = whole(request.get('upload-offset'));
  if (offset === undefined) throw refuse('upload.offset_invalid');
  return offset;
}

/** How far it is, in the headers of the protocol. */
export function tell(response: Response, { size, received, expiresAt }: Upload): void {
  response.setHeader('Tus-Resumable', TUS_VERSION);
  response.setHeader('Upload-Length', String(size));
  response.setHeader('Upload-Offset', String(received));
  response.setHeader('Upload-Expires', expiresAt.toUTCString());
  response.setHeader('Cache-Control', 'no-store');
}
