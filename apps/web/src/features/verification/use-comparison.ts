import { useState } from 'react';
import type { PublicVerification } from '../../lib/api';
import { sha256Of } from '../../lib/signing/content';

/** What came of holding a file against the signed one. */
export type Comparison =
  | { readonly is: 'comparing' | 'unreadable' | 'noCrypto'; readonly name: string }
  | { readonly is: 'same' | 'different'; readonly name: string; readonly size: number; readonly sha256?: string };

type Expected = PublicVerification['file'];

async function comparisonOf(file: File, { size, sha256 }: Expected): Promise<Comparison> {
  const { name } = file;
  // Another size is another file: nothing has to be read for that, however large it is.
  if (file.size !== size) return { is: 'different', name, size: file.size };
  const actual = await sha256Of(file);
  if (!actual) return { is: 'noCrypto', name };
  return { is: actual === sha256.toLowerCase() ? 'same' : 'different', name, size: file.size, sha256: actual };
}

/** Compares files of the visitor with the signed one, in the browser. */
export function useComparison(expected: Expected) {
  const [found, setFound] = useState<Comparison>();
  const compare = async (file: File) => {
    setFound({ is: 'comparing', name: file.name });
    setFound(await comparisonOf(file, expected).catch(() => ({ is: 'unreadable' as const, name: file.name })));
  };
  return { found, compare };
}
