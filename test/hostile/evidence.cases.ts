/** Hostile inputs: What lies beside a signature or on it: CRLs and timestamps. */
import { CMS, KEY_PURPOSE } from '../../libs/signature/src/algorithms/oids.js';
import { TAG } from '../../libs/signature/src/asn1/values.js';
import { der, derNull, integer, sequence } from '../../libs/signature/src/asn1/writer.js';
import { addSignatureTimestamp, signatureValues } from '../../libs/signature/src/building/timestamp.js';
import {
  authority,
  called,
  certify,
  extension,
  keyPurposes,
  keyUsage,
} from '../../libs/signature/src/testing/certificates.js';
import { attribute } from '../../libs/signature/src/testing/forge.js';
import { newKey } from '../../libs/signature/src/testing/keys.js';
import { ISSUING } from '../../libs/signature/src/testing/pki.js';
import { revocationList, timestampToken } from '../../libs/signature/src/testing/revocation.js';
import {
  AT,
  MB,
  ascii,
  repeat,
  zeros,
  signed,
  ANSWERED_OR_PASSED,
  type HostileCase,
  type Input,
  type Stage,
} from './kit.js';

/** A token whose own signature is stamped by a token, and so on. */
async function stampedStamps({ pki }: Stage, depth: number): Promise<Input> {
  const signature = await signed(pki.signer);
  let token: Uint8Array | undefined;
  for (let i = 0; i < depth; i++) {
    const outer = await timestampToken({ tsa: pki.tsa, over: signatureValues(signature)[0]!, genTime: AT });
    token = token ? addSignatureTimestamp(outer, token) : outer;
  }
  return { signature: addSignatureTimestamp(signature, token!) };
}

/** By name. */
export const EVIDENCE_CASES: Readonly<Record<string, HostileCase>> = {
  'NULLs in a CRL': {
    make: async ({ pki }) => ({
      signature: await signed(pki.signer),
      evidence: { crls: [der(0x30, repeat(derNull(), 2 * MB))] },
    }),
    answer: /path.revocation/,
  },
  'a CRL with an entry of twenty megabytes': {
    make: async ({ pki }) => {
      const revoked = [
        {
          party: pki.tsa,
          at: new Date('2026-05-01T00:00:00Z'),
          extensions: [extension('1.2.398.99.1', zeros(20 * MB))],
        },
      ];
      return {
        signature: await signed(pki.signer),
        evidence: { crls: [await revocationList({ issuer: pki.issuing, revoked })] },
      };
    },
    answer: /TOTAL|INDETERMINATE/,
  },
  'a CRL of a million entries': {
    make: async ({ pki }) => {
      const one = sequence(integer(77), der(TAG.utcTime, ascii('260501000000Z')));
      const whole = revocationListOf(
        await revocationList({ issuer: pki.issuing, revoked: [{ party: pki.tsa, at: AT }] }),
        repeat(one, 1_000_000),
      );
      return { signature: await signed(pki.signer), evidence: { crls: [whole] } };
    },
    answer: /path.revocation/,
  },
  'a hundred CRLs by nobody': {
    make: async ({ pki, crl }) => ({
      signature: await signed(pki.signer),
      evidence: { crls: Array.from({ length: 100 }, () => crl.with(crl.length - 1, 7)) },
    }),
    answer: /path.revocation/,
  },
  'timestamps in timestamps': { make: (at) => stampedStamps(at, 60), answer: ANSWERED_OR_PASSED },
  'ten thousand timestamps': {
    make: async ({ pki }) => {
      const signature = await signed(pki.signer);
      const token = await timestampToken({ tsa: pki.tsa, over: signatureValues(signature)[0]!, genTime: AT });
      const unsigned = Array.from({ length: 10_000 }, () => attribute(CMS.signatureTimestamp, token));
      return { signature: await signed(pki.signer, { unsigned }) };
    },
    answer: ANSWERED_OR_PASSED,
  },
  'timestamps that each bring a crowd of authorities of one name': {
    make: async ({ gost }) => {
      const signature = await signed(gost.signer);
      const over = signatureValues(signature)[0]!;
      const crowd = [authority(), keyUsage(...ISSUING)];
      const purpose = [keyUsage(0), keyPurposes(true, KEY_PURPOSE.timeStamping)];
      const timestamps: Uint8Array[] = [];
      const certificates: Uint8Array[] = [];
      for (let i = 0; i < 16; i++) {
        const subject = called(`Crowd ${i}`);
        const key = await newKey('gost');
        for (let j = 0; j < 24; j++) {
          const one = await certify({ subject, key: await newKey('gost'), extensions: crowd });
          if (certificates.length < 256) certificates.push(one.certificate);
        }
        const tsa = await certify({ subject: called('TSA'), key, issuer: { name: subject, key }, extensions: purpose });
        timestamps.push(await timestampToken({ tsa, over, genTime: AT }));
      }
      return { signature, evidence: { timestamps, certificates } };
    },
    answer: ANSWERED_OR_PASSED,
  },
  'ten thousand timestamps kept beside it': {
    make: async ({ gost }) => {
      const signature = await signed(gost.signer);
      const token = await timestampToken({ tsa: gost.tsa, over: signatureValues(signature)[0]!, genTime: AT });
      return { signature, evidence: { timestamps: Array.from({ length: 10_000 }, () => token.slice()) } };
    },
    // 64 of them are looked at, each with its path: some 200 GOST verifications
    answer: ANSWERED_OR_PASSED,
  },
};

/** A CRL with other entries; its signature no longer fits. */
function revocationListOf(crl: Uint8Array, entries: Uint8Array): Uint8Array {
  const fields = (node: Uint8Array): Uint8Array[] => {
    const found: Uint8Array[] = [];
    let at = headOf(node, 0).from;
    while (at < node.length) {
      const { end } = headOf(node, at);
      found.push(node.subarray(at, end));
      at = end;
    }
    return found;
  };
  const [tbs, ...rest] = fields(crl);
  const parts = fields(tbs!);
  parts[5] = der(0x30, entries);
  return sequence(sequence(...parts), ...rest);
}

function headOf(bytes: Uint8Array, at: number): { from: number; end: number } {
  const first = bytes[at + 1]!;
  const octets = first < 0x80 ? 0 : first & 0x7f;
  const length =
    octets === 0 ? first : bytes.subarray(at + 2, at + 2 + octets).reduce((sum, octet) => sum * 256 + octet, 0);
  return { from: at + 2 + octets, end: at + 2 + octets + length };
}
