import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { readCrl } from '@qujat/signature';
import { CrlClient } from '../clients/crl.client.js';
import { TrustStore } from '../store/trust-store.js';
import type { TrustMaterial } from '../store/trust-folder.js';
import { TrustServiceUnavailable } from '../trust.errors.js';

/** Lists as they are fetched for documents. */
const AGE = { base: 3600, delta: 300 };

/** A CRL or delta CRL that holds now. */
export interface PublishedList {
  /** Hex of the digest of its bytes, which names it. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
}

/** What somebody needs to judge signatures as this portal does, without asking anyone. */
export interface PublishedTrust {
  readonly anchors: readonly Uint8Array[];
  readonly intermediates: readonly Uint8Array[];
  readonly lists: readonly PublishedList[];
}

/** Gives out whom the portal trusts and the lists it holds, for verification in a browser. All of it is public anyway. */
@Injectable()
export class TrustPublisher {
  private readonly known = new WeakMap<Uint8Array, PublishedList>();

  constructor(
    private readonly store: TrustStore,
    private readonly crls: CrlClient,
  ) {}

  /** All of it as of now. A list that cannot be had is left out: what rests on it is then not confirmed. */
  async current(): Promise<PublishedTrust> {
    const material = await this.store.current();
    const { anchors, intermediates } = material.trust;
    const lists = await Promise.all([...anchors, ...intermediates].map((issuer) => this.listsOf(issuer, material)));
    return { anchors, intermediates, lists: lists.flat() };
  }

  private async listsOf(issuer: Uint8Array, material: TrustMaterial): Promise<PublishedList[]> {
    const endpoints = material.endpointsOf(issuer);
    if (!endpoints || endpoints.crl.length === 0) return [];
    try {
      const lists = await this.crls.listsOf(issuer, endpoints, AGE);
      return lists.map((bytes) => this.described(bytes));
    } catch (error) {
      if (error instanceof TrustServiceUnavailable) return [];
      throw error;
    }
  }

  private described(bytes: Uint8Array): PublishedList {
    const known = this.known.get(bytes);
    if (known) return known;
    const { thisUpdate, nextUpdate } = readCrl(bytes);
    const list = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes, thisUpdate, nextUpdate };
    this.known.set(bytes, list);
    return list;
  }
}
