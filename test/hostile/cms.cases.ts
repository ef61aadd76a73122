/** Hostile inputs: CMS: values, signers, content. */
import { TAG } from '../../libs/signature/src/asn1/values.js';
import { der, derNull, integer, octetString, sequence } from '../../libs/signature/src/asn1/writer.js';
import { attribute, forge, signerInfo, usualAttributes } from '../../libs/signature/src/testing/forge.js';
import {
  CONTENT,
  MB,
  pieces,
  join,
  repeat,
  random,
  zeros,
  signedDataWith,
  signed,
  FORMAT,
  ANSWERED,
  type HostileCase,
} from './kit.js';

/** So many values one in the other, with lengths; from the inside out, without copying each time. */
function nested(tag: number, depth: number): Uint8Array {
  const heads: Uint8Array[] = [];
  let length = 0;
  for (let i = 0; i < depth; i++) {
    const octets =
      length < 0x80 ? [length] : [0x84, length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255];
    heads.push(Uint8Array.of(tag, ...octets));
    length += 1 + octets.length;
  }
  return new Uint8Array(Buffer.concat(heads.reverse()));
}

/** By name. */
export const CMS_CASES: Readonly<Record<string, HostileCase>> = {
  'four megabytes of NULLs': {
    make: () => ({ signature: der(0x30, repeat(derNull(), 2 * MB)) }),
    answer: /more than \d+ values/,
  },
  'NULLs for certificates': {
    make: () => ({ signature: signedDataWith({ certificates: repeat(derNull(), 2 * MB) }) }),
    answer: /more than \d+ (values|certificates)/,
  },
  'a million values one in the other': { make: () => ({ signature: nested(0x30, 1_000_000) }), answer: FORMAT },
  'a million indefinite lengths': {
    make: () => ({ signature: repeat(Uint8Array.of(0x30, 0x80), 1_000_000) }),
    answer: /nested deeper/,
  },
  'strings in strings for content': {
    make: () => ({ signature: signedDataWith({ content: nested(0x24, 500_000) }) }),
    answer: /FORMAT_FAILURE|NO_SIGNATURE/,
  },
  'strings in strings without lengths': {
    make: () => ({ signature: signedDataWith({ content: repeat(Uint8Array.of(0x24, 0x80), 500_000) }) }),
    answer: FORMAT,
  },
  'content in a million pieces': {
    make: async ({ pki }) => {
      const info = await signerInfo({
        signer: pki.signer,
        content: CONTENT,
        attributes: await usualAttributes(CONTENT, pki.signer),
      });
      const strings = der(0x24, repeat(octetString(Uint8Array.of(1)), 1_000_000));
      return { signature: signedDataWith({ content: strings, certificates: pki.signer.certificate, signers: info }) };
    },
    answer: ANSWERED,
  },
  '65,536 signers': {
    make: async ({ pki }) => {
      const info = await signerInfo({
        signer: pki.signer,
        content: CONTENT,
        attributes: await usualAttributes(CONTENT, pki.signer),
      });
      return {
        signature: signedDataWith({
          content: octetString(CONTENT),
          certificates: pki.signer.certificate,
          signers: repeat(info, 65_536),
        }),
      };
    },
    answer: /more than \d+ (values|signers)/,
  },
  '64 GOST signers who all fail': {
    make: async ({ gost }) => {
      const info = await signerInfo({
        signer: gost.signer,
        content: CONTENT,
        attributes: await usualAttributes(CONTENT, gost.signer),
        signature: random(128),
      });
      return {
        signature: signedDataWith({
          content: octetString(CONTENT),
          certificates: gost.signer.certificate,
          signers: repeat(info, 64),
        }),
      };
    },
    answer: ANSWERED,
  },
  'a hundred thousand certificates': {
    make: ({ pki }) => ({ signature: signedDataWith({ certificates: repeat(pki.signer.certificate, 70_000) }) }),
    answer: /more than \d+ certificates/,
  },
  'an object identifier of a megabyte': {
    make: () => ({ signature: sequence(der(TAG.oid, repeat(Uint8Array.of(0x81), MB)), derNull()) }),
    answer: /object identifier/,
  },
  'an object identifier with huge arcs': {
    make: ({ pki }) => ({
      signature: signedDataWith({
        certificates: pki.signer.certificate,
        signers: sequence(integer(1), der(TAG.oid, Uint8Array.of(0x2a, ...repeat(Uint8Array.of(0xff), 40), 0x7f))),
      }),
    }),
    answer: FORMAT,
  },
  'a hundred thousand signed attributes': {
    make: async ({ pki }) => {
      const more = pieces(100_000, (i) => attribute(`1.2.398.99.${100_000 - i}`, derNull()));
      return {
        signature: await signed(pki.signer, { attributes: [...(await usualAttributes(CONTENT, pki.signer)), more] }),
      };
    },
    answer: /more than \d+ values/,
  },
  'a signature value of twenty megabytes': {
    make: async ({ pki }) => ({ signature: await signed(pki.signer, { signature: zeros(20 * MB) }) }),
    answer: ANSWERED,
  },
  'forty megabytes attached, signed with GOST, of which nothing is true': {
    make: async ({ gost }) => ({
      signature: await forge({
        signer: gost.signer,
        content: zeros(8 * MB),
        attributes: await usualAttributes(CONTENT, gost.signer),
      }),
    }),
    answer: /HASH_FAILURE/,
  },
  'a hundred megabytes': {
    make: () => ({ signature: join(Uint8Array.of(0x30, 0x84, 6, 0, 0, 0), zeros(100 * MB)) }),
    answer: /larger than \d+ bytes/,
  },
};
