import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DateField, DialogForm, ReasonField, useReason } from '../../components';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { RETENTION } from './texts';

const useDone = (onClose: () => void) => {
  const client = useQueryClient();
  return { onSuccess: onClose, onSettled: () => client.invalidateQueries({ queryKey: ['retention'] }) };
};

/** A hold of the organisation: over one document, or all of them. */
export function PlaceDialog({ onClose }: { onClose: () => void }) {
  const t = useT(RETENTION);
  const ground = useReason();
  const [number, setNumber] = useState('');
  const [until, setUntil] = useState('');
  const place = useMutation({
    mutationFn: (reason: string) => {
      const what = { ...(number.trim() && { number: number.trim() }), ...(until && { until }) };
      return ask(api.POST('/api/retention/holds', { body: { ground: reason, ...what } }));
    },
    ...useDone(onClose),
  });
  return (
    <DialogForm
      title={t('place')}
      act={t('place')}
      busy={place.isPending}
      fault={place.error}
      onClose={onClose}
      onSubmit={() => ground.go((reason) => place.mutate(reason))}
    >
      <ReasonField of={ground} label={t('ground')} short={t('groundShort')} longest={1000} />
      <TextInput
        label={t('number')}
        description={t('numberHint')}
        placeholder="QJ-2026-000001"
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <DateField
        label={t('until')}
        description={t('untilHint')}
        wrong={t('wrongDay')}
        value={until}
        onChange={setUntil}
      />
    </DialogForm>
  );
}

/** Why a hold is lifted. */
export function LiftDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT(RETENTION);
  const reason = useReason();
  const lift = useMutation({
    mutationFn: (words: string) =>
      ask(api.POST('/api/retention/holds/{id}/lift', { params: { path: { id } }, body: { reason: words } })),
    ...useDone(onClose),
  });
  return (
    <DialogForm
      title={t('liftTitle')}
      act={t('lift')}
      busy={lift.isPending}
      fault={lift.error}
      onClose={onClose}
      onSubmit={() => reason.go((words) => lift.mutate(words))}
    >
      <ReasonField of={reason} label={t('liftReason')} short={t('groundShort')} longest={1000} />
    </DialogForm>
  );
}
