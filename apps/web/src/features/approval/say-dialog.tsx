import { NativeSelect, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DialogForm } from '../../components';
import { useT } from '../../lib/i18n';
import { colleaguesQuery } from './approval.query';
import { APPROVAL } from './texts';
import type { Act, Deciding } from './use-decision';

/** What is said before it is done. */
export type Saying = 'approve' | 'return' | 'forward';

function actOf(saying: Saying, text: string, userId: string): Act {
  if (saying === 'return') return { act: 'return', reason: text };
  const remark = text || undefined;
  return saying === 'approve' ? { act: 'approve', remark } : { act: 'forward', userId, remark };
}

function People({ value, onChange, wrong }: { value: string; onChange: (id: string) => void; wrong: boolean }) {
  const t = useT(APPROVAL);
  const { data = [] } = useQuery(colleaguesQuery);
  return (
    <NativeSelect
      label={t('person')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={wrong && t('personMissing')}
      data={[
        { value: '', label: '' },
        ...data.map(({ userId, name, approves }) => ({
          value: userId,
          label: approves ? name : t('noPower', { name }),
        })),
      ]}
    />
  );
}

/** Asks for a remark, a reason, or a person, before the decision is carried out. */
export default function SayDialog({
  saying,
  deciding,
  onClose,
}: {
  saying: Saying;
  deciding: Deciding;
  onClose: () => void;
}) {
  const t = useT(APPROVAL);
  const [text, setText] = useState('');
  const [person, setPerson] = useState('');
  const [strict, setStrict] = useState(false);
  const short = saying === 'return' && text.trim().length < 3;
  const nobody = saying === 'forward' && person === '';
  const submit = () => {
    setStrict(true);
    if (!short && !nobody) deciding.mutate(actOf(saying, text.trim(), person), { onSuccess: onClose });
  };
  return (
    <DialogForm
      title={t(`${saying}Title`)}
      act={t(saying === 'forward' ? 'forwardTitle' : saying)}
      color={saying === 'return' ? 'red' : undefined}
      busy={deciding.isPending}
      fault={deciding.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {saying !== 'approve' && <Text size="sm">{t(`${saying}Text`)}</Text>}
      {saying === 'forward' && <People value={person} onChange={setPerson} wrong={strict && nobody} />}
      <Textarea
        label={t(saying === 'return' ? 'reason' : 'remark')}
        data-autofocus={saying === 'forward' ? undefined : true}
        autosize
        minRows={3}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={strict && short && t('reasonShort')}
      />
    </DialogForm>
  );
}
