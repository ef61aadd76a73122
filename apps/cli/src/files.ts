/** Reads the files that a command names. */
import * as fs from 'node:fs/promises';
import path from 'node:path';
import {
  Asn1Error,
  equalBytes,
  fromAnyEncoding,
  pemBlocks,
  readCertificate,
  readPolicy,
  type PolicyFile,
} from '@qujat/signature';
import { UnreadableError } from './command.js';

/** A file's bytes; a sentence when it cannot be read. */
export async function readFile(file: string): Promise<Uint8Array> {
  try {
    const bytes = await fs.readFile(file);
    // the same memory: a copy of a large document would be as much again
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  } catch (error) {
    throw new UnreadableError(`cannot read ${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** How much is read at a time: few enough system calls, little memory. */
const PIECE = 256 * 1024;

/**
 * A file's bytes in pieces, read as they are asked for; a sentence when it cannot be read. All pieces come in the same memory, so
 * each is good until the next is asked for: a stream's own buffers wait for the collector, 30 MB of them at a time.
 */
export async function* readPieces(file: string): AsyncGenerator<Uint8Array> {
  let handle: fs.FileHandle | undefined;
  try {
    handle = await fs.open(file);
    const buffer = Buffer.allocUnsafeSlow(PIECE);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, PIECE, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw new UnreadableError(`cannot read ${file}: ${(error as Error).message}`, { cause: error });
  } finally {
    await handle?.close();
  }
}

/** The size of a file; a sentence when there is none. */
export async function sizeOf(file: string): Promise<number> {
  try {
    return (await fs.stat(file)).size;
  } catch (error) {
    throw new UnreadableError(`cannot read ${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** A DER file (or PEM or base64 of one) that `check` can read. */
export async function readDer(file: string, what: string, check: (der: Uint8Array) => unknown): Promise<Uint8Array> {
  const der = fromAnyEncoding(await readFile(file));
  try {
    if (!der) throw new Asn1Error('neither DER nor PEM nor base64');
    check(der);
    return der;
  } catch (error) {
    throw new UnreadableError(`${file} is not ${what}: ${(error as Error).message}`, { cause: error });
  }
}

/** A signature file: DER, PEM or base64. */
export async function readSignature(file: string): Promise<Uint8Array> {
  const bytes = fromAnyEncoding(await readFile(file));
  if (!bytes) throw new UnreadableError(`${file} is not a signature: neither DER nor PEM nor base64`);
  return bytes;
}

/** Writes a result; never over a file that is there unless that was asked for. */
export async function writeResult(file: string, bytes: Uint8Array, overwrite: boolean): Promise<void> {
  try {
    await fs.writeFile(file, bytes, { flag: overwrite ? 'w' : 'wx' });
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const why = exists ? 'it is there already (--force overwrites it)' : (error as Error).message;
    throw new UnreadableError(`cannot write ${file}: ${why}`, { cause: error });
  }
}

/** The rules in a policy file (docs/verification-policy.md). */
export async function readPolicyFile(file: string): Promise<PolicyFile> {
  const text = new TextDecoder().decode(await readFile(file));
  try {
    return readPolicy(JSON.parse(text));
  } catch (error) {
    throw new UnreadableError(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** The certificates of a folder. */
export interface CertificateFolder {
  /** Self-signed: what one believes, in a trust folder. */
  readonly anchors: Uint8Array[];
  readonly others: Uint8Array[];
  /** Files that looked like certificates and were not. */
  readonly unreadable: string[];
}

/** Reads `*.cer`, `*.crt` and `*.pem` of a folder; other files are passed over. */
export async function readCertificateFolder(folder: string): Promise<CertificateFolder> {
  const found: CertificateFolder = { anchors: [], others: [], unreadable: [] };
  for (const name of await list(folder)) {
    for (const der of certificatesIn(await readFile(path.join(folder, name)))) {
      try {
        const { issuer, subject } = readCertificate(der);
        (equalBytes(issuer, subject) ? found.anchors : found.others).push(der);
      } catch {
        // reported by name: the other certificates of the folder are good
        found.unreadable.push(name);
      }
    }
  }
  return found;
}

async function list(folder: string): Promise<string[]> {
  try {
    return (await fs.readdir(folder)).filter((name) => /\.(cer|crt|pem)$/i.test(name)).sort();
  } catch (error) {
    throw new UnreadableError(`cannot read the folder ${folder}: ${(error as Error).message}`, { cause: error });
  }
}

function certificatesIn(bytes: Uint8Array): Uint8Array[] {
  const blocks = pemBlocks(new TextDecoder().decode(bytes)).filter(({ label }) => label === 'CERTIFICATE');
  return blocks.length > 0 ? blocks.map((block) => block.bytes) : [fromAnyEncoding(bytes) ?? bytes];
}
