/** Reminders to a recipient; the payload is that of the steps of an annulment: whose document it is, and who is told. */
export const WATCHING_EVENTS = {
  unread: 'exchange.document.unread',
  unanswered: 'exchange.document.unanswered',
  /** The last reminder: it goes to the administrators. */
  neglected: 'exchange.document.neglected',
  /** The day of the answer is near. */
  answerNear: 'exchange.document.answer-near',
  /** It is over: the recipient is told, … */
  answerOverdue: 'exchange.document.answer-overdue',
  /** … and the sender. */
  answerMissed: 'exchange.document.answer-missed',
} as const;
