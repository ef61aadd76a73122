/** A file whose upload began on this device and did not end. */
export interface KeptUpload {
  readonly name: string;
  readonly size: number;
  readonly sent: number;
}

const keyOf = (documentId: string) => `qujat.upload.${documentId}`;

/** Remembers how far it is, for after a reload. */
export function keepUpload(documentId: string, upload: KeptUpload): void {
  localStorage.setItem(keyOf(documentId), JSON.stringify(upload));
}

/** The one of a document, if there is one. */
export function keptUpload(documentId: string | undefined): KeptUpload | undefined {
  try {
    const kept: unknown = JSON.parse((documentId && localStorage.getItem(keyOf(documentId))) || 'null');
    return kept !== null && typeof kept === 'object' && 'name' in kept ? (kept as KeptUpload) : undefined;
  } catch {
    return undefined;
  }
}

/** It has ended, one way or the other. */
export function dropUpload(documentId: string): void {
  localStorage.removeItem(keyOf(documentId));
}
