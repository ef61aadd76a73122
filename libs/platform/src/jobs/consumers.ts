import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { Tx } from '../database/tx.js';
import type { StoredEvent } from '../outbox/event.js';
import { type ConsumerMetadata, CONSUMES } from './consumes.js';

/** A consumer as the program found it. */
export interface Consumer extends ConsumerMetadata {
  readonly handle: (event: StoredEvent, tx?: Tx) => Promise<void>;
}

type Methods = Record<string, (event: StoredEvent, tx?: Tx) => Promise<void>>;

/** All consumers of the program, found by `@Consumes` on its providers. */
@Injectable()
export class Consumers implements OnModuleInit {
  private readonly byName = new Map<string, Consumer>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    // A provider may stand under several tokens (a port and the class behind it) and is still one.
    for (const instance of new Set(this.discovery.getProviders().map((provider): unknown => provider.instance))) {
      if (typeof instance === 'object' && instance !== null) this.addFrom(instance as Methods);
    }
  }

  /** The consumer of that name. */
  find(name: string): Consumer | undefined {
    return this.byName.get(name);
  }

  /** Those who want events of `type`. */
  of(type: string): Consumer[] {
    return this.all().filter((consumer) => consumer.types.includes(type));
  }

  all(): Consumer[] {
    return [...this.byName.values()];
  }

  private addFrom(provider: Methods): void {
    for (const method of this.scanner.getAllMethodNames(Object.getPrototypeOf(provider) as object)) {
      const metadata = Reflect.getMetadata(CONSUMES, provider, method) as ConsumerMetadata | undefined;
      if (!metadata) continue;
      const known = this.byName.get(metadata.consumer);
      if (known) throw new Error(`two consumers are called '${metadata.consumer}'`);
      this.byName.set(metadata.consumer, {
        ...metadata,
        handle: (event, tx) => (provider[method] as Methods[string]).call(provider, event, tx),
      });
    }
  }
}
