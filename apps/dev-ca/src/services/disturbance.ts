import type { ServiceMode, ServiceName } from '../dev-ca.types.js';

const SLOW_MS = 5000;

/** Which services are disturbed, and how: to see that documents wait and go on by themselves. Forgotten at a restart. */
export class Disturbance {
  private readonly modes: Record<ServiceName, ServiceMode> = { ocsp: 'up', tsa: 'up', crl: 'up' };

  /** Disturbs a service, or puts it right (`up`). */
  set(service: ServiceName, mode: ServiceMode): void {
    this.modes[service] = mode;
  }

  of(service: ServiceName): ServiceMode {
    return this.modes[service];
  }

  all(): Readonly<Record<ServiceName, ServiceMode>> {
    return { ...this.modes };
  }

  /** Waits where the service is slow; says what to do then: answer, hang up, or answer nonsense. */
  async before(service: ServiceName): Promise<'answer' | 'hang up' | 'garbage'> {
    const mode = this.modes[service];
    if (mode === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS).unref());
    return mode === 'down' ? 'hang up' : mode === 'garbage' ? 'garbage' : 'answer';
  }
}
