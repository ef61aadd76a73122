import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, ask, problemOf, type Participant, type SessionCertificate } from '../../lib/api';
import { useAutosave } from '../../lib/use-autosave';
import { dropDraft, keepDraft, keptDraft } from './local-draft';
import { formOf, isRight, TEXT_FIELDS, valuesOf, type Values } from './participant-form';

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

const isAllSaved = (values: Values) => TEXT_FIELDS.every((field) => isRight(field, values[field]));

/** The participant's form: as typed, saved by itself, with the server's refusals by field. */
export function useParticipantDraft(participant: Participant | null, certificate: SessionCertificate) {
  const client = useQueryClient();
  const bin = certificate.bin ?? participant?.bin ?? '';
  const kept = useMemo(() => keptDraft(bin), [bin]);
  const [values, setValues] = useState<Values>(() => ({ ...valuesOf(participant, certificate), ...kept }));
  const [refused, setRefused] = useState<Record<string, string>>({});
  const { saving, change, flush } = useAutosave(async (draft: Values) => {
    const saved = await ask(api.PUT('/api/participants/mine', { body: formOf(draft) })).catch((cause: unknown) => {
      setRefused(byField(problemOf(cause).fields));
      throw cause;
    });
    client.setQueryData(mineQuery.queryKey, saved);
    if (isAllSaved(draft)) dropDraft(bin);
  });
  const set = (patch: Partial<Values>) => {
    const next = { ...values, ...patch };
    setValues(next);
    setRefused((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in patch))));
    keepDraft(bin, next);
    change(next);
  };
  const save = () => {
    change(values);
    return flush();
  };
  const kind = certificate.bin === null ? ('entrepreneur' as const) : ('legal-entity' as const);
  return { values, kind, set, refused, saving, save, isRestored: kept !== undefined };
}

/** The form in use. */
export type ParticipantDraft = ReturnType<typeof useParticipantDraft>;
