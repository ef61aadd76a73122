/** For tests: asks OpenSSL, which we did not write. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bitString, octetString, oid, sequence } from '../asn1.js';
import { readAsn1, toPem } from '@qujat/signature';

/** How a program ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: Buffer;
  /** stdout and stderr as text. */
  readonly text: string;
}

/** Runs openssl without blocking this process: it may be asking a server that lives here. */
export function openssl(args: readonly string[], input: Uint8Array = new Uint8Array()): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn('openssl', args);
    const out: Buffer[] = [];
    const all: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => (out.push(piece), all.push(piece)));
    child.stderr.on('data', (piece: Buffer) => all.push(piece));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, stdout: Buffer.concat(out), text: Buffer.concat(all).toString('utf8') });
    });
    child.stdin.on('error', () => undefined); // it need not read its input
    child.stdin.end(input);
  });
}

/** A folder for a test's files. */
export class Scratch {
  readonly dir = mkdtempSync(path.join(os.tmpdir(), 'qujat-dev-ca-'));

  /** Writes a file and returns its path. */
  file(name: string, content: Uint8Array | string): string {
    const file = path.join(this.dir, name);
    writeFileSync(file, content);
    return file;
  }

  /** Writes certificates as one PEM file. */
  pem(name: string, ...certificates: readonly Uint8Array[]): string {
    return this.file(name, certificates.map((certificate) => toPem(certificate, 'CERTIFICATE')).join(''));
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** The names that the GOST engine has for what Kazakhstan's standards share with Russia's (RFC 9215). */
const TC26 = { key: '1.2.643.7.1.1.1.2', paramSetA: '1.2.643.7.1.2.1.2.1', streebog512: '1.2.643.7.1.1.2.3' } as const;

/** Does the GOST engine accept the signature over the bytes by the key of this SubjectPublicKeyInfo? */
export async function gostEngineVerifies(
  scratch: Scratch,
  publicKeyInfo: Uint8Array,
  bytes: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const point = readAsn1(readAsn1(publicKeyInfo).children[1]!.content.subarray(1)).content;
  const algorithm = sequence(oid(TC26.key), sequence(oid(TC26.paramSetA), oid(TC26.streebog512)));
  const key = scratch.file('gost.pem', toPem(sequence(algorithm, bitString(octetString(point))), 'PUBLIC KEY'));
  // the NCA's r‖s little-endian is the Russian s‖r big-endian, byte for byte reversed
  const reversed = scratch.file('gost.sig', Uint8Array.from(signature).reverse());
  const { text } = await openssl(
    ['dgst', '-engine', 'gost', '-md_gost12_512', '-verify', key, '-signature', reversed],
    bytes,
  );
  return text.includes('Verified OK');
}

/** TBS, public key holder's bytes and signature value of what is `SEQUENCE { tbs, algorithm, BIT STRING }`. */
export function signedParts(bytes: Uint8Array): { tbs: Uint8Array; signature: Uint8Array } {
  const [tbs, , signature] = readAsn1(bytes).children;
  return { tbs: tbs!.bytes, signature: signature!.content.subarray(1) };
}

/** SubjectPublicKeyInfo of a certificate. */
export const publicKeyInfoOf = (certificate: Uint8Array): Uint8Array =>
  readAsn1(certificate).children[0]!.children[6]!.bytes;
