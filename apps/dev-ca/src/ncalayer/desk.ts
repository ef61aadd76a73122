import { EventEmitter } from 'node:events';
import { randomUUID } from 'node:crypto';
import type { Clock } from '@qujat/kernel';
import type { Pick } from '../dev-ca.types.js';
import type { KeyAlgorithm } from '../people/person.types.js';
import { usual } from '../nca.js';
import { viewOf, type ItemView, type SigningTask } from './task.js';

/** Who signs, or that nobody does. */
export type Decision = { readonly slug: string; readonly algorithm: KeyAlgorithm } | 'cancel';

/** A request that waits for someone to decide on the stand-in's page. */
export interface Pending {
  readonly id: string;
  readonly at: string;
  readonly task: SigningTask;
  readonly items: readonly ItemView[];
}

interface Waiting extends Pending {
  readonly decide: (decision: Decision) => void;
}

/** Where requests are decided: by the setting, or by the person at the page. Emits `change`. */
export class Desk extends EventEmitter {
  private readonly waiting = new Map<string, Waiting>();

  constructor(
    private readonly clock: Clock,
    private setting: Pick = { ask: true },
  ) {
    super();
    this.setMaxListeners(0);
  }

  /** The setting now. */
  get pick(): Pick {
    return this.setting;
  }

  /** Changes who signs from now on; what waits already stays with the page. */
  set pick(pick: Pick) {
    this.setting = pick;
    this.emit('change');
  }

  /** Requests that wait, oldest first. */
  get pending(): readonly Pending[] {
    return [...this.waiting.values()];
  }

  /** Brings about a decision. When `gone` is aborted (the page has left), the request is withdrawn. */
  decide(task: SigningTask, gone: AbortSignal): Promise<Decision> {
    const pick = this.setting;
    if ('cancel' in pick) return Promise.resolve('cancel');
    if ('slug' in pick) return Promise.resolve({ slug: pick.slug, algorithm: algorithmFor(pick, task) });
    return this.ask(task, gone);
  }

  /** Decides a waiting request; `false` when it no longer waits. */
  settle(id: string, decision: Decision): boolean {
    const request = this.waiting.get(id);
    if (!request) return false;
    this.waiting.delete(id);
    request.decide(decision);
    this.emit('change');
    return true;
  }

  private ask(task: SigningTask, gone: AbortSignal): Promise<Decision> {
    return new Promise((decide) => {
      const id = randomUUID();
      const items = task.items.map(viewOf);
      this.waiting.set(id, { id, at: this.clock.now().toISOString(), task, items, decide });
      gone.addEventListener('abort', () => this.settle(id, 'cancel'), { once: true });
      this.emit('change');
    });
  }
}

/** The algorithm picked; else the one that a given digest asks for; else the owner's usual one. */
function algorithmFor(pick: { slug: string; algorithm?: KeyAlgorithm }, task: SigningTask): KeyAlgorithm {
  if (pick.algorithm) return pick.algorithm;
  return task.filter.digestLength === 32 ? 'rsa' : usual(pick.slug);
}
