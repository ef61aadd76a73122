/** Two functions that libxml2-wasm exports and leaves out of its declarations (0.7.2; the version is pinned). */
import 'libxml2-wasm/lib/libxml2.mjs';

declare module 'libxml2-wasm/lib/libxml2.mjs' {
  /** Makes a function of ours callable from WebAssembly; `signature` as Emscripten writes it. */
  export function addFunction(f: (...args: number[]) => number, signature: string): number;
  /** An xmlOutputBuffer that hands what is written to `handler`. */
  export function xmlOutputBufferCreateIO(handler: { write(octets: Uint8Array): number; close(): boolean }): number;
}
