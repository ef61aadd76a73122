/** Containers for those outside: what they need (XML and ZIP) is loaded on first use, so that CMS alone does not pay for it. */
import type { AsicFile, AsicSigner } from './asic/write-asic.js';
import type { NcaContainerOptions } from './nca/write-nca.js';
import type { Container } from './read-container.js';

/** What is in a container (the NCA's ZIP, ASiC), unverified; or in words what is wrong with it. */
export const readContainer = async (bytes: Uint8Array): Promise<Container | { readonly problem: string }> =>
  (await import('./read-container.js')).readContainer(bytes);

/** Packs files into an ASiC-E with CAdES, signed by each signer over all of them. */
export const writeAsicE = async (options: {
  readonly files: readonly AsicFile[];
  readonly signers: readonly AsicSigner[];
}): Promise<Uint8Array> => (await import('./asic/write-asic.js')).writeAsicE(options);

/** Packs files into the NCA's signed ZIP. */
export const writeNcaContainer = async (options: NcaContainerOptions): Promise<Uint8Array> =>
  (await import('./nca/write-nca.js')).writeNcaContainer(options);
