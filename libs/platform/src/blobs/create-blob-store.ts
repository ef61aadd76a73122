import type { BlobSettings } from '../platform.config.js';
import type { BlobStore } from './blob-store.js';
import { FileBlobStore } from './file-blob-store.js';
import { S3BlobStore } from './s3-blob-store.js';

/** The store that the settings name. */
export const createBlobStore = (settings: BlobSettings): BlobStore =>
  settings.kind === 'files' ? new FileBlobStore(settings.folder) : new S3BlobStore(settings);
