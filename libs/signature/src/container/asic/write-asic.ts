/** Makes ASiC-E containers with CAdES (ETSI EN 319 162-1 4.4): a manifest and a signature for each signer. */
import { digest } from '../../algorithms/digests.js';
import { toBase64 } from '../../building/pem.js';
import { digestUri } from '../digest-uris.js';
import { escapeXml } from '../escape-xml.js';
import { writeZip, type ZipFile } from '../zip/write.js';
import { ASIC_NAMESPACE } from './asic-manifest.js';
import { MIMETYPE } from './mimetype.js';

/** A file to be packed. */
export interface AsicFile extends Pick<ZipFile, 'name' | 'content'> {
  readonly mimeType?: string;
}

/** One signature over all files. */
export interface AsicSigner {
  /** OID of the digest that the manifest names files by. */
  readonly digestAlgorithm: string;
  /** Makes a detached CMS over the manifest's bytes. */
  readonly sign: (manifest: Uint8Array) => Promise<Uint8Array>;
}

/** The manifest that one signer signs. */
export async function writeAsicManifest(
  files: readonly AsicFile[],
  digestAlgorithm: string,
  signatureName: string,
): Promise<Uint8Array> {
  const references: string[] = [];
  for (const { name, content, mimeType = 'application/octet-stream' } of files) {
    const uri = name.split('/').map(encodeURIComponent).join('/');
    references.push(
      `  <asic:DataObjectReference URI="${escapeXml(uri)}" MimeType="${escapeXml(mimeType)}">`,
      `    <ds:DigestMethod Algorithm="${digestUri(digestAlgorithm)}"/>`,
      `    <ds:DigestValue>${toBase64(await digest(digestAlgorithm, content))}</ds:DigestValue>`,
      '  </asic:DataObjectReference>',
    );
  }
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<asic:ASiCManifest xmlns:asic="${ASIC_NAMESPACE}" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">`,
    `  <asic:SigReference URI="${signatureName}" MimeType="application/pkcs7-signature"/>`,
    ...references,
    '</asic:ASiCManifest>',
  ];
  return new TextEncoder().encode(lines.join('\n'));
}

/** Packs files with a signature of each signer over all of them. */
export async function writeAsicE(options: {
  readonly files: readonly AsicFile[];
  readonly signers: readonly AsicSigner[];
}): Promise<Uint8Array> {
  const mimetype: ZipFile = { name: 'mimetype', content: new TextEncoder().encode(MIMETYPE.e), stored: true };
  const meta: ZipFile[] = [];
  for (const [i, { digestAlgorithm, sign }] of options.signers.entries()) {
    const number = String(i + 1).padStart(3, '0');
    const name = `META-INF/signature${number}.p7s`;
    const manifest = await writeAsicManifest(options.files, digestAlgorithm, name);
    meta.push({ name: `META-INF/ASiCManifest${number}.xml`, content: manifest });
    meta.push({ name, content: await sign(manifest) });
  }
  return writeZip([mimetype, ...options.files.map(({ name, content }) => ({ name, content })), ...meta]);
}
