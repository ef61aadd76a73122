import { latestSchema, type Schema, titleOf } from '@qujat/forms';
import type { Schemas } from '@qujat/api-client';
import { useEffect, useRef, useState } from 'react';
import { api, ask } from '../../../lib/api';
import { useLocale, useLocalized } from '../../../lib/i18n';
import { useSignedIn } from '../../../lib/session';
import { useAutosave } from '../../../lib/use-autosave';
import type { DocumentDraft } from '../use-document-draft';
import { dropKeptForm, keepForm, keptForm } from './kept-form';
import { beginning, keptOf, type Known, prefill, type Typed } from './typed';

type KeptForm = Schemas['DocumentFormResponse'];

const today = (): string => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

function useKnown({ recipient }: DocumentDraft['values']): Known {
  const { participant, person } = useSignedIn();
  const localized = useLocalized();
  return {
    today: today(),
    'sender.name': participant ? localized(participant.name) : undefined,
    'sender.bin': participant?.bin,
    'signer.name': person.commonName,
    'recipient.name': recipient ? localized(recipient.name) : undefined,
    'recipient.bin': recipient?.bin ?? undefined,
  };
}

/** The form of a draft: as typed, saved by itself, formed when everything is there. */
export function useFormDraft(draft: DocumentDraft, opened: KeptForm | undefined) {
  const locale = useLocale();
  const owner = useSignedIn().participant?.bin ?? '';
  const known = useKnown(draft.values);
  const schema = latestSchema(draft.values.type) as Schema;
  const [typed, setTyped] = useState<Typed>(() => {
    const local = draft.id ? keptForm(owner, draft.id) : undefined;
    return prefill(schema, local ?? (opened?.fields as Typed | undefined) ?? beginning(schema), known);
  });
  const latest = useRef(typed);
  const since = useRef<string | null>(opened?.savedAt ?? null);
  const before = useRef(known);
  const titled = useRef<string>(undefined);
  const isComplete = useRef(false);

  const send = async (id: string, fields: Typed, complete: boolean) => {
    const body = { fields: fields as Record<string, unknown>, complete, since: since.current };
    const path = { id };
    const { form, document } = await ask(api.PUT('/api/documents/{id}/form', { params: { path }, body }));
    since.current = form.savedAt;
    return document;
  };
  const save = async (now: Typed) => {
    const id = await draft.ensure(titleOf(schema, keptOf(schema, now), locale));
    await draft.carry(() => send(id, now, isComplete.current));
    if (latest.current === now) dropKeptForm(owner, id);
  };
  const { saving, change, flush } = useAutosave(save);

  const set = (patch: Typed) => {
    const next = { ...latest.current, ...patch };
    latest.current = next;
    setTyped(next);
    if (draft.id) keepForm(owner, draft.id, next);
    change(next);
  };

  /** The document is called after what stands in the form until somebody calls it otherwise. */
  const call = () => {
    const title = titleOf(schema, keptOf(schema, latest.current), locale);
    const { title: now } = draft.values;
    if (title === now || (now !== '' && now !== titled.current)) return;
    titled.current = title;
    draft.set({ title });
  };
  useEffect(call);

  const recipientBin = known['recipient.bin'];
  useEffect(() => {
    const next = prefill(schema, latest.current, known, before.current);
    before.current = known;
    if (next !== latest.current) set(next);
    // What the portal knows changes with the recipient and the type.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [recipientBin, schema]);

  useEffect(() => {
    // Another type has another form on the server: what stands in both goes over.
    if (opened && opened.type !== schema.type) since.current = null;
    return undefined;
  }, [opened, schema]);

  /** Forms the document: its XML becomes the file. */
  const complete = async (): Promise<boolean> => {
    isComplete.current = true;
    change(latest.current);
    const worked = await flush();
    isComplete.current = false;
    return worked;
  };
  const overwrite = async (): Promise<void> => {
    if (!draft.id) return;
    since.current = (await ask(api.GET('/api/documents/{id}/form', { params: { path: { id: draft.id } } }))).savedAt;
    change(latest.current);
    await flush();
  };
  return { schema, typed, set, saving, complete, settle: flush, overwrite };
}

/** The form in use. */
export type FormDraft = ReturnType<typeof useFormDraft>;
