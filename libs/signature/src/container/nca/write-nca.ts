/** Makes the NCA's signed ZIP. */
import { digest } from '../../algorithms/digests.js';
import { concat, toHex } from '../../asn1/values.js';
import { ALGORITHM } from '../../algorithms/oids.js';
import { toBase64 } from '../../building/pem.js';
import { digestUri } from '../digest-uris.js';
import { escapeXml } from '../escape-xml.js';
import { writeZip, type ZipFile } from '../zip/write.js';
import { NCA_MANIFEST } from './nca-manifest.js';

/** What to pack, and how to sign. */
export interface NcaContainerOptions {
  readonly files: readonly Pick<ZipFile, 'name' | 'content'>[];
  /** OID of the digest the manifest names files by. */
  readonly digestAlgorithm: string;
  /** Makes a detached CMS over the manifest's bytes. */
  readonly sign: (manifest: Uint8Array) => Promise<Uint8Array>;
}

/** Writes the manifest as the NCA's tool does. */
export async function writeNcaManifest(
  { files, digestAlgorithm }: Pick<NcaContainerOptions, 'files' | 'digestAlgorithm'>,
  signatureName: string,
): Promise<Uint8Array> {
  const references: string[] = [];
  for (const { name, content } of files) {
    references.push(
      `\t<DataObjectReference URI="${escapeXml(name)}">`,
      `\t\t<DigestMethod Algorithm="${digestUri(digestAlgorithm)}"/>`,
      `\t\t<DigestValue>${toBase64(await digest(digestAlgorithm, content))}</DigestValue>`,
      '\t</DataObjectReference>',
    );
  }
  const head = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', '<NCAManifest>'];
  const lines = [...head, `\t<SigReference URI="${signatureName}"/>`, ...references, '</NCAManifest>'];
  return new TextEncoder().encode(lines.join('\n'));
}

/** Signs files into one container. */
export async function writeNcaContainer(options: NcaContainerOptions): Promise<Uint8Array> {
  // ten hexadecimal digits, as the NCA's tool has it; the same files get the same name
  const id = await digest(ALGORITHM.sha256, concat(options.files.map(({ content }) => content)));
  const signatureName = `META-INF/signature-${toHex(id).slice(0, 10)}.cms`;
  const manifest = await writeNcaManifest(options, signatureName);
  const signature = await options.sign(manifest);
  return writeZip([
    ...options.files.map(({ name, content }) => ({ name, content })),
    { name: NCA_MANIFEST, content: manifest },
    { name: signatureName, content: signature },
  ]);
}
