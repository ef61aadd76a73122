/** Pieces of evidence: what kind each is, from when it is and until when it holds. */
import { createHash } from 'node:crypto';
import { readCertificate, readCrl, readOcspResponse, type Evidence, type Trust } from '@qujat/signature';

/** What a piece is in the table of evidence. */
export type EvidenceKind = 'certificate' | 'crl' | 'ocsp' | 'timestamp';
/** What a piece does in one verification. */
export type EvidencePart = 'anchor' | 'intermediate' | EvidenceKind;

/** A piece of evidence with its own dates. */
export interface EvidenceItem {
  readonly sha256: string;
  readonly kind: EvidenceKind;
  readonly part: EvidencePart;
  readonly bytes: Uint8Array;
  readonly producedAt: Date | null;
  readonly validUntil: Date | null;
}

/** A piece of evidence as one verification refers to it. */
export type EvidenceRef = Omit<EvidenceItem, 'bytes'> & { readonly size: number };

type Dates = Pick<EvidenceItem, 'producedAt' | 'validUntil'>;

const DATES: Readonly<Record<EvidenceKind, (bytes: Uint8Array) => Dates>> = {
  certificate: (bytes) => {
    const { notBefore, notAfter } = readCertificate(bytes);
    return { producedAt: notBefore, validUntil: notAfter };
  },
  crl: (bytes) => {
    const { thisUpdate, nextUpdate } = readCrl(bytes);
    return { producedAt: thisUpdate, validUntil: nextUpdate ?? null };
  },
  ocsp: (bytes) => {
    const { producedAt, responses } = readOcspResponse(bytes);
    return { producedAt, validUntil: responses[0]?.nextUpdate ?? null };
  },
  timestamp: () => ({ producedAt: null, validUntil: null }),
};

function item(part: EvidencePart, bytes: Uint8Array): EvidenceItem {
  const kind = part === 'anchor' || part === 'intermediate' ? 'certificate' : part;
  return { sha256: createHash('sha256').update(bytes).digest('hex'), kind, part, bytes, ...DATES[kind](bytes) };
}

/** Everything a verification rests on, piece by piece. */
export function itemsOf(trust: Required<Trust>, evidence: Evidence): EvidenceItem[] {
  const all: [EvidencePart, readonly Uint8Array[]][] = [
    ['anchor', trust.anchors],
    ['intermediate', trust.intermediates],
    ['certificate', evidence.certificates],
    ['crl', evidence.crls],
    ['ocsp', evidence.ocspResponses],
    ['timestamp', evidence.timestamps ?? []],
  ];
  return all.flatMap(([part, pieces]) => pieces.map((bytes) => item(part, bytes)));
}

/** The way back: what a judgement is given, from the pieces that were kept. */
export function evidenceFrom(items: readonly { part: EvidencePart; bytes: Uint8Array }[]): {
  trust: Required<Trust>;
  evidence: Evidence;
} {
  const pieces = (part: EvidencePart) => items.filter((one) => one.part === part).map(({ bytes }) => bytes);
  return {
    trust: { anchors: pieces('anchor'), intermediates: pieces('intermediate') },
    evidence: {
      certificates: pieces('certificate'),
      crls: pieces('crl'),
      ocspResponses: pieces('ocsp'),
      timestamps: pieces('timestamp'),
    },
  };
}
