import { Injectable } from '@nestjs/common';
import { readCertificate, toHex, type Evidence, type RequiredEvidence } from '@qujat/signature';
import { CrlClient, type ListAge } from '../clients/crl.client.js';
import { Engine } from '../engine/engine.js';
import type { TrustMaterial } from '../store/trust-folder.js';
import { TrustServiceUnavailable } from '../trust.errors.js';
import { OcspAnswers } from './ocsp-answers.js';

/** How old revocation data that is used again may be, in seconds. */
export interface Freshness {
  readonly ocsp: number;
  readonly lists: ListAge;
}

/** A certificate whose status could not be learned, and the service that should have told. */
export interface Missing {
  readonly about: RequiredEvidence['kind'];
  readonly service: 'ocsp' | 'crl';
  /** The end of the certificate's validity: of one that has expired issuers need not tell any more (RFC 5280 3.3). */
  readonly notAfter: Date;
}

/** What was collected for one signature. */
export interface Collected {
  readonly evidence: Evidence;
  readonly missing: readonly Missing[];
}

type Found =
  { readonly ocsp: Uint8Array } | { readonly crls: readonly Uint8Array[] } | { readonly missing: Missing } | 'none';

/**
 * Fetches revocation data about everyone on whom a signature rests. Only the addresses of `trust.json` are asked: those in a
 * certificate were chosen by whoever made it. An OCSP answer suffices; where there is none, a CRL that holds.
 */
@Injectable()
export class EvidenceCollector {
  constructor(
    private readonly engine: Engine,
    private readonly answers: OcspAnswers,
    private readonly lists: CrlClient,
  ) {}

  /** Collects what the verdict on `signature` needs. */
  async collect(signature: Uint8Array, material: TrustMaterial, freshness: Freshness): Promise<Collected> {
    const wanted = await this.engine.run('requiredEvidence', signature, material.trust);
    return this.fetch(wanted, material, freshness);
  }

  /** As `collect`, with the certificates of every path: what a signature of level LT carries (ETSI EN 319 122-1 5.4). */
  async collectForArchive(signature: Uint8Array, material: TrustMaterial, freshness: Freshness): Promise<Collected> {
    const wanted = await this.engine.run('requiredEvidence', signature, material.trust);
    const { evidence, missing } = await this.fetch(wanted, material, freshness);
    const all = wanted.flatMap(({ certificate, issuer }) => [certificate, issuer]);
    // from a worker every certificate comes as an array of its own: told apart by their bytes
    const certificates = [...new Map(all.map((one) => [toHex(one), one])).values()];
    return { evidence: { ...evidence, certificates }, missing };
  }

  /** What tells how a certificate stands by itself, apart from a signature. */
  async collectFor(certificate: Uint8Array, material: TrustMaterial, freshness: Freshness): Promise<Collected> {
    const wanted = await this.engine.run('requiredEvidenceFor', certificate, material.trust);
    return this.fetch(wanted, material, freshness);
  }

  private async fetch(
    wanted: readonly RequiredEvidence[],
    material: TrustMaterial,
    freshness: Freshness,
  ): Promise<Collected> {
    const found = await Promise.all(wanted.map((one) => this.find(one, material, freshness)));
    return {
      evidence: {
        certificates: [],
        ocspResponses: unique(found.flatMap((one) => (typeof one === 'object' && 'ocsp' in one ? [one.ocsp] : []))),
        crls: unique(found.flatMap((one) => (typeof one === 'object' && 'crls' in one ? one.crls : []))),
      },
      missing: found.flatMap((one) => (typeof one === 'object' && 'missing' in one ? [one.missing] : [])),
    };
  }

  private async find(wanted: RequiredEvidence, material: TrustMaterial, { ocsp, lists }: Freshness): Promise<Found> {
    const endpoints = material.endpointsOf(wanted.issuer);
    const { certificate, issuer } = wanted;
    const service = endpoints?.ocsp ? 'ocsp' : 'crl';
    const silence = (): Found =>
      wanted.required
        ? { missing: { about: wanted.kind, service, notAfter: readCertificate(certificate).notAfter } }
        : 'none';
    if (!endpoints) return silence();
    const url = endpoints.ocsp;
    const answer = url && (await orUndefined(() => this.answers.about(certificate, issuer, url, ocsp)));
    if (answer) return { ocsp: answer };
    const crls = await orUndefined(() => this.lists.listsOf(issuer, endpoints, lists));
    if (crls) return { crls };
    return silence();
  }
}

async function orUndefined<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof TrustServiceUnavailable) return undefined;
    throw error;
  }
}

/** The same list serves several certificates. */
const unique = (items: readonly Uint8Array[]): Uint8Array[] => [...new Set(items)];
