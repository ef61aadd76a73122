/** Hostile inputs: Archives and their manifests. */
import { digest } from '@qujat/signature';
import { ALGORITHM } from '../../libs/signature/src/algorithms/oids.js';
import { writeZip } from '../../libs/signature/src/container/zip/write.js';
import { MB, ascii, join, repeat, random, zeros, FORMAT, type HostileCase, type Input } from './kit.js';
import { laughs } from './xml.cases.js';

const MANIFEST = 'META-INF/NCAManifest.xml';
const inManifest = (text: string): Input => ({
  signature: writeZip([{ name: MANIFEST, content: ascii(text), stored: true }]),
});

/** By name. */
export const ZIP_CASES: Readonly<Record<string, HostileCase>> = {
  'two thousand files of an archive': {
    make: () => ({
      signature: writeZip(Array.from({ length: 2000 }, (_, i) => ({ name: `${i}`, content: zeros(0) }))),
    }),
    answer: /more than 1000 files/,
  },
  'a bomb of one file': {
    make: () => ({ signature: writeZip([{ name: MANIFEST, content: zeros(10 * MB) }]) }),
    answer: /compressed more than 250 times/,
  },
  'a bomb of many files': {
    make: () => ({
      signature: writeZip(Array.from({ length: 81 }, (_, i) => ({ name: `${i}`, content: zeros(MB) }))),
    }),
    answer: /bytes in all/,
  },
  'an archive in an archive in an archive': {
    make: () => {
      let inner = writeZip([{ name: 'a', content: zeros(MB) }]);
      for (let i = 0; i < 20; i++)
        inner = writeZip(
          Array.from({ length: 16 }, (_, j) => ({ name: `${j}.zip`, content: inner.subarray(0, 4 * MB) })),
        );
      return { signature: inner };
    },
    answer: /NO_SIGNATURE_FOUND|FORMAT_FAILURE/,
  },
  'seventy-five megabytes in an archive': {
    make: async () => {
      const noise = random(64 * 1024);
      const content = repeat(join(noise, zeros(590_000)), 40);
      const files = Array.from({ length: 3 }, (_, i) => ({ name: `${i}`, content }));
      const value = Buffer.from(await digest(ALGORITHM.sha256, content)).toString('base64');
      const references = files.map(
        (file) =>
          `<DataObjectReference URI="${file.name}"><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue>${value}</DigestValue></DataObjectReference>`,
      );
      const manifest = `<NCAManifest><SigReference URI="META-INF/s.cms"/>${references.join('')}</NCAManifest>`;
      return {
        signature: writeZip([
          ...files,
          { name: MANIFEST, content: ascii(manifest) },
          { name: 'META-INF/s.cms', content: zeros(9) },
        ]),
      };
    },
    answer: FORMAT,
  },
  'a manifest of sixty megabytes': {
    make: () => inManifest(`<NCAManifest>${'<a/>'.repeat(15 * MB)}</NCAManifest>`),
    answer: /larger than \d+ bytes/,
  },
  'a manifest nested without end': { make: () => inManifest('<a>'.repeat(300_000)), answer: FORMAT },
  'a manifest with a hundred thousand attributes': {
    make: () => inManifest(`<a ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}/>`),
    answer: FORMAT,
  },
  'a manifest that laughs': { make: () => inManifest(laughs), answer: /DOCTYPE/ },
};
