import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, ask, problemOf, type QujatDocument } from '../../lib/api';
import { useSignedIn } from '../../lib/session';
import { useAutosave } from '../../lib/use-autosave';
import { type Addressee, canBegin, changesOf, UNTOUCHED, valuesOf, type Values } from './document-form';
import { DraftKeeper, type DraftCalls } from './draft-keeper';
import { dropDraft, keepDraft, keptDraft } from './kept-draft';

const calls: DraftCalls = {
  create: (body) => ask(api.POST('/api/documents', { body })),
  edit: (id, body) => ask(api.PATCH('/api/documents/{id}', { params: { path: { id } }, body })),
  read: (id) => ask(api.GET('/api/documents/{id}', { params: { path: { id } } })),
};

/** Which form shows which refusal: the server speaks of `recipientId`. */
const byField = ({ recipientId, ...fields }: Record<string, string>): Record<string, string> =>
  recipientId === undefined ? fields : { ...fields, recipient: recipientId };

/** What the form begins with: the server's draft, over it what was typed on this device and never got there. */
function beginning(owner: string, document: QujatDocument | undefined, to: Addressee | undefined) {
  const saved = document ? valuesOf(document) : UNTOUCHED;
  // Who comes to write to somebody begins anew with them, whatever else was begun here.
  if (to && !document) return { values: { ...saved, recipient: to }, isRestored: false };
  const values = { ...saved, ...keptDraft(owner, document?.id) };
  const isRestored = changesOf(saved, values) !== undefined;
  return { values, isRestored };
}

/**
 * A draft in the form: as typed, saved by itself, with the server's refusals by field. `onBegun` is told of the draft when the
 * server has made it.
 */
export function useDocumentDraft(opened: QujatDocument | undefined, onBegun: (id: string) => void, to?: Addressee) {
  const client = useQueryClient();
  const owner = useSignedIn().participant?.bin ?? '';
  const [start] = useState(() => beginning(owner, opened, to));
  const [values, setValues] = useState<Values>(start.values);
  const [isRestored, setIsRestored] = useState(start.isRestored);
  const [number, setNumber] = useState(opened?.number);
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [keeper] = useState(() => new DraftKeeper(calls, opened));
  const latest = useRef(values);
  const isHere = useRef(true);

  const accept = (known: QujatDocument) => {
    keeper.accept(known);
    setNumber(known.number);
    void client.invalidateQueries({ queryKey: ['documents'], refetchType: 'none' });
  };

  const save = async (typed: Values): Promise<QujatDocument | undefined> => {
    const before = keeper.id;
    const saved = await keeper.save(typed).catch((cause: unknown) => {
      setRefused(byField(problemOf(cause).fields));
      throw cause;
    });
    if (!saved) return undefined;
    accept(saved);
    if (!before) dropDraft(owner, undefined);
    if (latest.current === typed && canBegin(typed)) dropDraft(owner, saved.id);
    if (!before && isHere.current) onBegun(saved.id);
    return saved;
  };

  const { saving, change, flush } = useAutosave(save);

  const set = (patch: Partial<Values>) => {
    const next = { ...latest.current, ...patch };
    latest.current = next;
    setValues(next);
    setRefused((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in patch))));
    keepDraft(owner, keeper.id, next);
    if (keeper.id ?? canBegin(next)) change(next);
  };

  useEffect(() => {
    // What was brought back from this device goes to the server without waiting for the next key.
    if (start.isRestored && (keeper.id ?? canBegin(start.values))) change(start.values);
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
    // Once, when the form opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const startOver = () => {
    setIsRestored(false);
    set(opened ? valuesOf(opened) : UNTOUCHED);
    dropDraft(owner, keeper.id);
  };

  /** Saves at once; tells whether it worked. */
  const saveNow = () => {
    if (keeper.id ?? canBegin(latest.current)) change(latest.current);
    return flush();
  };

  /** The draft on the server, made if need be: a file wants one to belong to. A nameless draft takes the title given. */
  const ensure = async (title: string): Promise<string> => {
    if (!canBegin(latest.current)) set({ title });
    const saved = await save(latest.current);
    if (!saved) throw new Error('A draft with a title can begin.');
    return saved.id;
  };

  /** Another change of the draft, after those that are under way. */
  const carry = async (call: () => Promise<QujatDocument>): Promise<void> => accept(await keeper.carry(call));

  /** Keeps what is typed here over what somebody else has saved meanwhile. */
  const overwrite = async (): Promise<void> => {
    const now = await keeper.catchUp();
    if (now) accept(now);
    await saveNow();
  };

  /** The draft is gone: so is its copy here. */
  const forget = () => dropDraft(owner, keeper.id);

  return {
    id: keeper.id,
    number,
    values,
    set,
    refused,
    saving,
    saveNow,
    ensure,
    carry,
    overwrite,
    accept,
    isRestored,
    startOver,
    forget,
  };
}

/** The draft in use. */
export type DocumentDraft = ReturnType<typeof useDocumentDraft>;
