/** Reminders to a recipient; the payload is that of the steps of an annulment: whose document it is, and who is told. */
export const WATCHING_EVENTS = {
  unread: 'exchange.document.unread',
  unanswered: 'exchange.document.unanswered',
  /** The last reminder: it goes to the administrators. */
  neglected: 'exchange.document.neglected',
} as const;
