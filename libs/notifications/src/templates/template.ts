import type { Localized } from '@qujat/kernel';

export const TOPICS = [
  ...(['security', 'organisation', 'agreements', 'certificates'] as const),
  ...(['sanctions', 'counterparties', 'documents', 'approvals'] as const),
] as const;
/** What a message is about; people decline topics, not single messages. */
export type Topic = (typeof TOPICS)[number];

/** Topics that nobody can decline: what protects the account, what the operator decides about one, new rules (E-10.2.2). */
export const MANDATORY: readonly Topic[] = ['security', 'sanctions', 'agreements'];

/** A message in the three languages (ICU message format); whatever it is filled with comes as params. */
export interface Template {
  readonly topic: Topic;
  readonly title: Localized;
  readonly text: Localized;
  /** Where in the portal one goes on; `{id}` is filled with the param of that name. */
  readonly link?: string;
  /** Also as a short message, where a phone is confirmed. */
  readonly sms?: Localized;
}

/** Keeps the names of the templates as types. */
export const templates = <Name extends string>(
  all: Readonly<Record<Name, Template>>,
): Readonly<Record<Name, Template>> => all;
