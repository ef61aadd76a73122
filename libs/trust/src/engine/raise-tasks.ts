/** Raising in a lane: it stops at what has to be asked of a service, and goes on with the answer. */
import {
  looksLikeXml,
  raise,
  raiseXml,
  type Content,
  type RaisedLevel,
  type ValidationMaterial,
} from '@qujat/signature';
import { LaneLost } from './lane-lost.js';

/** What is raised, and to what. */
export interface RaiseOrder {
  readonly signature: Uint8Array;
  readonly to: RaisedLevel;
  readonly content: Content;
}

/** What raising needs from outside. */
export type RaiseQuestion =
  | { readonly service: 'timestamp'; readonly octets: Uint8Array; readonly algorithm: string }
  | { readonly service: 'material'; readonly signature: Uint8Array };

/** How far it has come. */
export type RaiseStep = { readonly question: RaiseQuestion } | { readonly raised: Uint8Array };

interface Settle<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

class Raising {
  private step!: Settle<RaiseStep>;
  private reply: ((answer: never) => void) | undefined;

  constructor(private readonly order: RaiseOrder) {}

  begin(): Promise<RaiseStep> {
    const { signature, to, content } = this.order;
    const services = {
      timestamp: (octets: Uint8Array, algorithm: string) =>
        this.ask<Uint8Array>({ service: 'timestamp', octets, algorithm }),
      material: (raised: Uint8Array) => this.ask<ValidationMaterial>({ service: 'material', signature: raised }),
    };
    return this.until(() => {
      const work = looksLikeXml(signature)
        ? raiseXml(signature, to, services)
        : raise(signature, to, services, content);
      work.then(
        (raised) => this.step.resolve({ raised }),
        (error: unknown) => this.step.reject(error),
      );
    });
  }

  answer(answer: Uint8Array | ValidationMaterial): Promise<RaiseStep> {
    return this.until(() => this.reply?.(answer as never));
  }

  private until(work: () => void): Promise<RaiseStep> {
    return new Promise((resolve, reject) => {
      this.step = { resolve, reject };
      work();
    });
  }

  private ask<T>(question: RaiseQuestion): Promise<T> {
    return new Promise<T>((resolve) => {
      this.reply = resolve;
      this.step.resolve({ question });
    });
  }
}

const raisings = new Map<number, Raising>();

async function keptWhileAsking(key: number, step: Promise<RaiseStep>): Promise<RaiseStep> {
  try {
    const done = await step;
    if ('raised' in done) raisings.delete(key);
    return done;
  } catch (error) {
    raisings.delete(key);
    throw error;
  }
}

export const RAISE_TASKS = {
  raiseBegin: (key: number, order: RaiseOrder) => {
    const raising = new Raising(order);
    raisings.set(key, raising);
    return keptWhileAsking(key, raising.begin());
  },
  raiseAnswer: (key: number, answer: Uint8Array | ValidationMaterial) => {
    const raising = raisings.get(key);
    if (!raising) throw new LaneLost('the thread that began is gone');
    return keptWhileAsking(key, raising.answer(answer));
  },
  /** A service did not answer. */
  raiseDrop: (key: number) => {
    raisings.delete(key);
    return Promise.resolve();
  },
};
