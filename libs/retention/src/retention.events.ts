/** What other contexts can listen to. Payloads carry ids only. */
export const RETENTION_EVENTS = {
  holdPlaced: 'retention.hold.placed',
  holdLifted: 'retention.hold.lifted',
} as const;
