/** Hostile inputs: Certificates: keys, extensions, names, policies, authorities. */
import { ALGORITHM, EXTENSION } from '../../libs/signature/src/algorithms/oids.js';
import { context, TAG } from '../../libs/signature/src/asn1/values.js';
import { bitString, der, derNull, oid, sequence } from '../../libs/signature/src/asn1/writer.js';
import {
  authority,
  called,
  certify,
  extension,
  keyUsage,
  type Party,
} from '../../libs/signature/src/testing/certificates.js';
import { newKey } from '../../libs/signature/src/testing/keys.js';
import { ISSUING, SIGNING } from '../../libs/signature/src/testing/pki.js';
import { revocationList } from '../../libs/signature/src/testing/revocation.js';
import {
  MB,
  pieces,
  ascii,
  join,
  random,
  signedUnread,
  signed,
  ANSWERED,
  ANSWERED_OR_PASSED,
  type HostileCase,
  type Input,
  type Stage,
} from './kit.js';

/** A signature by someone whose certificate has these extensions. */
async function withExtensions(set: Stage, extensions: readonly Uint8Array[], subject = called('X')): Promise<Input> {
  const { pki } = set;
  const signer = await certify({
    subject,
    key: pki.signer.key,
    issuer: pki.issuing,
    extensions: [keyUsage(...SIGNING), ...extensions],
  });
  return { signature: await signedUnread(signer, set) };
}

/** A certificate whose key nobody can use. */
async function withKey(set: Stage, modulus: Uint8Array, exponent: Uint8Array): Promise<Input> {
  const { pki } = set;
  const key = sequence(der(TAG.integer, modulus), der(TAG.integer, exponent));
  const spki = sequence(sequence(oid(ALGORITHM.rsa), derNull()), bitString(key));
  const signer = await certify({
    subject: called('X'),
    key: { ...pki.signer.key, spki },
    issuer: pki.issuing,
    extensions: [keyUsage(...SIGNING)],
  });
  return { signature: await signedUnread(signer, set, new Uint8Array(modulus.length)) };
}

/** Every authority certifies every other, and none is trusted. */
async function circle(kind: 'rsa' | 'gost', size: number): Promise<Input> {
  const parties: Party[] = [];
  for (let i = 0; i < size; i++) {
    const key = await newKey(kind);
    parties.push(
      await certify({ subject: called(`CA ${i % 4}`), key, extensions: [authority(), keyUsage(...ISSUING)] }),
    );
  }
  const certificates: Uint8Array[] = [];
  for (const issuer of parties) {
    for (const { name: subject, key } of parties) {
      certificates.push(
        (await certify({ subject, key, issuer, extensions: [authority(), keyUsage(...ISSUING)] })).certificate,
      );
    }
  }
  const signer = await certify({
    subject: called('X'),
    key: await newKey(kind),
    issuer: parties[0]!,
    extensions: [keyUsage(...SIGNING)],
  });
  return { signature: await signed(signer, { certificates: [signer.certificate, ...certificates.slice(0, 255)] }) };
}

const arc = (i: number): Uint8Array => oid(`1.2.398.99.${i}`);
const policies = (count: number): Uint8Array =>
  extension(EXTENSION.certificatePolicies, sequence(pieces(count, (i) => sequence(arc(i)))));

const ocspAddresses = (count: number): Uint8Array =>
  extension(
    EXTENSION.authorityInfoAccess,
    sequence(pieces(count, () => sequence(oid('1.3.6.1.5.5.7.48.1'), der(context(6, false), ascii('http://a'))))),
  );

/** RFC 5280 6.1: every policy is mapped to every other at each level: width to the power of depth, when it is followed. */
async function policyTree({ pki }: Stage, width: number, depth: number): Promise<Input> {
  const pairs = Array.from({ length: width * width }, (_, i) => sequence(arc(i % width), arc(Math.floor(i / width))));
  const mappings = extension(EXTENSION.policyMappings, sequence(...pairs), true);
  const required = extension('2.5.29.36', sequence(der(context(0, false), Uint8Array.of(0))), true);
  let issuer: Party = pki.root;
  const chain: Uint8Array[] = [];
  for (let i = 0; i < depth; i++) {
    const extensions = [authority(), keyUsage(...ISSUING), policies(width), mappings, required];
    issuer = await certify({ subject: called(`Policies ${i}`), key: pki.issuing.key, issuer, extensions });
    chain.push(issuer.certificate);
  }
  const signer = await certify({
    subject: called('X'),
    key: pki.signer.key,
    issuer,
    extensions: [keyUsage(...SIGNING), policies(width)],
  });
  const crl = await revocationList({ issuer });
  return {
    signature: await signed(signer, { certificates: [signer.certificate, ...chain] }),
    trust: { anchors: [pki.root.certificate], intermediates: chain },
    evidence: { crls: [crl] },
  };
}

/** By name. */
export const CERTIFICATE_CASES: Readonly<Record<string, HostileCase>> = {
  'an RSA key of a million bits': {
    make: (at) => withKey(at, join(Uint8Array.of(0), random(131_072)), Uint8Array.of(1, 0, 1)),
    answer: ANSWERED,
  },
  'an RSA key of 16,384 bits with an exponent as long': {
    make: (at) =>
      withKey(
        at,
        join(Uint8Array.of(0, 0x80), random(2047)),
        join(Uint8Array.of(0x7f), random(2046), Uint8Array.of(1)),
      ),
    answer: ANSWERED,
  },
  'an RSA key of 3,072 bits with an exponent as long': {
    make: (at) =>
      withKey(
        at,
        join(Uint8Array.of(0, 0xff), random(382), Uint8Array.of(1)),
        join(Uint8Array.of(0x7f), random(382), Uint8Array.of(1)),
      ),
    answer: ANSWERED,
  },
  'an RSA exponent of a megabit': {
    make: (at) =>
      withKey(at, join(Uint8Array.of(0, 0xff), random(255)), join(Uint8Array.of(1), random(131_071), Uint8Array.of(1))),
    answer: ANSWERED,
  },
  'authorities that certify each other (RSA)': { make: () => circle('rsa', 5), answer: /path.found/ },
  'authorities that certify each other (GOST)': { make: () => circle('gost', 15), answer: /path.found/ },
  'twenty thousand extensions': {
    make: (at) => withExtensions(at, [pieces(20_000, (i) => extension(`1.2.398.99.${i}`, derNull()))]),
    answer: ANSWERED,
  },
  'the same extension twenty thousand times': {
    make: (at) => withExtensions(at, [pieces(20_000, () => extension('1.2.398.99.1', derNull()))]),
    answer: ANSWERED,
  },
  'twenty thousand policies': {
    make: (at) => withExtensions(at, [policies(20_000)]),
    answer: /TOTAL|INDETERMINATE/,
  },
  'name constraints against names': {
    make: async ({ pki }) => {
      const dns = (text: string): Uint8Array => der(context(2, false), ascii(text));
      const subtrees = Array.from({ length: 5_000 }, (_, i) => sequence(dns(`a${i}.example`)));
      const constraints = extension(
        EXTENSION.nameConstraints,
        sequence(der(context(0), ...subtrees), der(context(1), ...subtrees)),
        true,
      );
      const issuer = await certify({
        subject: called('Constrained'),
        key: pki.issuing.key,
        issuer: pki.root,
        extensions: [authority(), keyUsage(...ISSUING), constraints],
      });
      const names = extension(
        EXTENSION.subjectAltName,
        sequence(...Array.from({ length: 5_000 }, (_, i) => dns(`b.a${i}.example`))),
      );
      const signer = await certify({
        subject: called('X'),
        key: pki.signer.key,
        issuer,
        extensions: [keyUsage(...SIGNING), names],
      });
      return {
        signature: await signed(signer, { certificates: [signer.certificate, issuer.certificate] }),
        trust: { anchors: [pki.root.certificate], intermediates: [issuer.certificate] },
        evidence: { crls: [await revocationList({ issuer })] },
      };
    },
    answer: ANSWERED,
  },
  'policies mapped all to all': { make: (at) => policyTree(at, 30, 6), answer: /TOTAL|INDETERMINATE/ },
  'two hundred policies mapped all to all': { make: (at) => policyTree(at, 100, 4), answer: /TOTAL|INDETERMINATE/ },
  'a name of twenty thousand parts': {
    make: (at) => withExtensions(at, [], sequence(pieces(20_000, (i) => called(`${i}`).subarray(2)))),
    answer: /TOTAL|INDETERMINATE/,
  },
  'seven thousand extensions': {
    make: (at) => withExtensions(at, [pieces(7000, (i) => extension(`1.2.398.99.${i}`, derNull()))]),
    answer: ANSWERED_OR_PASSED,
  },
  'seven thousand policies': { make: (at) => withExtensions(at, [policies(7000)]), answer: ANSWERED_OR_PASSED },
  'five thousand addresses of OCSP': {
    make: (at) => withExtensions(at, [ocspAddresses(5000)]),
    answer: ANSWERED_OR_PASSED,
  },
  'a name of two hundred kilobytes': {
    make: (at) => withExtensions(at, [], called('"\\,'.repeat(66_000))),
    answer: ANSWERED_OR_PASSED,
  },
  'policies that are none': {
    make: (at) => withExtensions(at, [extension(EXTENSION.certificatePolicies, derNull())]),
    answer: ANSWERED,
  },
  'a name of ten megabytes': {
    make: (at) => withExtensions(at, [], called('"\\,'.repeat(3 * MB))),
    answer: /TOTAL|INDETERMINATE/,
  },
  'twenty thousand addresses of OCSP': {
    make: (at) => withExtensions(at, [ocspAddresses(20_000)]),
    answer: ANSWERED,
  },
};
