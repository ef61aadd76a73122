/** Starts a WebAssembly module that is at hand as base64, where the platform can. */

/** What is used of the platform's WebAssembly; neither Node's types nor ours have it without the DOM's. */
interface Platform {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> };
}

/**
 * The exports of a module; undefined where there is no WebAssembly, or none with SIMD, or where a page's policy forbids to
 * compile it. Small modules are compiled at once (browsers allow it up to some megabytes).
 */
export function instantiate<T>(base64: string): T | undefined {
  const platform = (globalThis as { readonly WebAssembly?: Platform }).WebAssembly;
  if (!platform) return undefined;
  const code = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  try {
    return new platform.Instance(new platform.Module(code)).exports as T;
  } catch {
    // CompileError: no SIMD, or `wasm-unsafe-eval` is missing from the page's content security policy
    return undefined;
  }
}
