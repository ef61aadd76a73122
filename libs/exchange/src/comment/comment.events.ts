/** What happens with comments; told to the organisation's own people only. */
export const COMMENT_EVENTS = { mentioned: 'exchange.comment.mentioned' } as const;
