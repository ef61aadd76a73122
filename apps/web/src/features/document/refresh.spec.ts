import type { DocumentStatus } from '../../lib/api';
import { isMoving, refreshAfter } from './refresh';

const at = (status: DocumentStatus, waitingFor: 'ocsp' | 'tsa' | null = null) => ({ status, waitingFor });

describe('when the page of a document looks again', () => {
  it('E-7.4: within seconds while a receipt or a signature waits for the NCA', () => {
    for (const document of [at('verifying', 'ocsp'), at('queued', 'ocsp'), at('receipt-pending', 'tsa')]) {
      expect(isMoving(document)).toBe(true);
      expect(refreshAfter(document)).toBeLessThanOrEqual(5_000);
    }
    // A recall that waits leaves the document delivered.
    expect(refreshAfter(at('delivered', 'ocsp'))).toBeLessThanOrEqual(5_000);
  });

  it('now and then while the other side may act, and never when it is over', () => {
    expect(refreshAfter(at('delivered'))).toBeGreaterThan(5_000);
    expect(refreshAfter(at('received'))).toBeGreaterThan(5_000);
    for (const status of ['draft', 'ready', 'completed', 'refused', 'recalled'] as const) {
      expect(refreshAfter(at(status))).toBe(false);
    }
    expect(refreshAfter(undefined)).toBe(false);
  });
});
