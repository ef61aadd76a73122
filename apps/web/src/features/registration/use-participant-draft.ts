import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { api, ask, problemOf, type Participant } from '../../lib/api';
import { useAutosave } from '../../lib/use-autosave';
import { dropDraft, keepDraft, keptDraft } from './local-draft';
import {
  changedFields,
  formOf,
  keptOf,
  TEXT_FIELDS,
  valuesOf,
  wire,
  type Kind,
  type Known,
  type Member,
  type Values,
} from './participant-form';

async function fetchMine(): Promise<Participant | null> {
  try {
    return await ask(api.GET('/api/participants/mine'));
  } catch (cause) {
    if (problemOf(cause).status === 404) return null;
    throw cause;
  }
}

/** The organisation of the person signed in, with its form; `null` while it is not registered. */
export const mineQuery = queryOptions({ queryKey: ['participants', 'mine'], queryFn: fetchMine });

/** "phones" as a whole is refused at the first of them. */
const byField = ({ phones, ...fields }: Record<string, string>): Record<string, string> =>
  phones === undefined ? fields : { ...fields, 'phones.0': phones };

/** What is filled in: the application, or the new data of an accredited participant. */
export type Target = 'application' | 'change';

/** What stands in a field that another window has changed too: field → its text there. */
export type Conflicts = Readonly<Record<string, string>>;

const isMembers = (value: unknown): value is readonly Member[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'object');

function textOf(value: unknown): string {
  if (isMembers(value)) return value.map(({ bin, share }) => `${bin} – ${share} %`).join(', ');
  return Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : '';
}

/** Where another window was quicker: what stands there. */
function savedElsewhere(cause: unknown): Readonly<Record<string, unknown>> {
  const { code, body } = problemOf(cause);
  if (code !== 'participant.changed_elsewhere') return {};
  return (body as { saved?: Record<string, unknown> }).saved ?? {};
}

/** …by the fields of the form. */
const conflictsOf = (saved: Readonly<Record<string, unknown>>): Conflicts =>
  Object.fromEntries(
    Object.entries(saved).map(([path, value]) => [path === 'phones' ? 'phones.0' : path, textOf(value)]),
  );

const formOn = (participant: Participant | null, target: Target) =>
  (target === 'change' ? (participant?.draft?.form ?? participant?.form) : participant?.form) ?? {};

/** The participant's form: as typed, saved by itself field by field, with the server's refusals by field. */
export function useParticipantDraft(
  participant: Participant | null,
  { known, target, kind }: { known: Known; target: Target; kind: Kind },
) {
  const client = useQueryClient();
  const key = `${target}.${participant?.bin ?? known.certificate?.bin ?? ''}`;
  const copy = useMemo(() => keptDraft(key), [key]);
  const form = formOn(participant, target);
  const [values, setValues] = useState<Values>(() => ({ ...valuesOf(form, known, kind), ...copy }));
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [conflicts, setConflicts] = useState<Conflicts>({});
  const kept = useRef<Values>(keptOf(form));
  const held = useRef<Conflicts>({});
  const heldMembers = useRef<readonly Member[]>([]);

  const send = async (draft: Values): Promise<void> => {
    const fields = changedFields(draft, kept.current, Object.keys(held.current));
    if (fields.length === 0) return;
    const body = { form: formOf(draft, fields), was: formOf(kept.current, fields) };
    try {
      const saved = await ask(
        target === 'change'
          ? api.PATCH('/api/participants/mine/change', { body })
          : api.PATCH('/api/participants/mine', { body }),
      );
      adopt(draft, keptOf(formOn(saved, target)));
      client.setQueryData(mineQuery.queryKey, saved);
    } catch (cause) {
      const saved = savedElsewhere(cause);
      const found = conflictsOf(saved);
      if (isMembers(saved['members'])) heldMembers.current = saved['members'];
      if (Object.keys(found).length === 0) {
        setRefused(byField(problemOf(cause).fields));
        throw cause;
      }
      // What was changed elsewhere waits for the person's word; everything else is saved.
      held.current = { ...held.current, ...found };
      setConflicts(held.current);
      await send(draft);
    }
  };

  /** What the server keeps now: what another window has changed appears here too, unless it was typed over. */
  const adopt = (sent: Values, now: Values) => {
    const before = kept.current;
    kept.current = now;
    setValues((latest) => {
      const untouched = TEXT_FIELDS.filter(
        (field) => wire(sent, field) === wire(before, field) && wire(latest, field) === wire(before, field),
      );
      const members = latest.members === before.members ? now.members : latest.members;
      return { ...latest, ...Object.fromEntries(untouched.map((field) => [field, now[field]])), members };
    });
  };

  const { saving, change, flush } = useAutosave(async (draft: Values) => {
    await send(draft);
    if (Object.keys(held.current).length === 0) dropDraft(key);
  });
  const set = (patch: Partial<Values>) => {
    const next = { ...values, ...patch };
    setValues(next);
    setRefused((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in patch))));
    keepDraft(key, next);
    change(next);
  };
  const save = () => {
    change(values);
    return flush();
  };
  /** Settles a field that two windows have changed: mine goes over theirs, or theirs comes in here. */
  const settle = (field: string, whose: 'mine' | 'theirs') => {
    const { [field]: theirs = '', ...rest } = held.current;
    held.current = rest;
    setConflicts(rest);
    const value = field === 'members' ? heldMembers.current : theirs;
    kept.current = { ...kept.current, [field]: value };
    set(whose === 'theirs' ? { [field]: value } : {});
  };
  const refuse = (fields: Record<string, string>) => setRefused(byField(fields));
  return { values, kind, set, refused, refuse, conflicts, settle, saving, save, isRestored: copy !== undefined };
}

/** The form in use. */
export type ParticipantDraft = ReturnType<typeof useParticipantDraft>;
