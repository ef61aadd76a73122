import { ActionIcon, Button, Fieldset, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useT } from '../../../lib/i18n';
import { ConflictNote } from '../conflict-note';
import type { GroupProps } from '../participant-fields';
import { isNumber, isShare, type Member } from '../participant-form';
import classes from '../registration.module.css';
import { REGISTRATION } from '../texts';

const NONE: Member = { bin: '', share: '' };

interface RowProps extends GroupProps {
  readonly index: number;
  readonly member: Member;
  readonly onChange: (member: Member) => void;
  readonly onRemove: (() => void) | undefined;
}

function Row({ draft, strict, index, member: { bin, share }, onChange, onRemove }: RowProps) {
  const t = useT(REGISTRATION);
  const empty = strict && t('required');
  const binWrong = bin === '' ? empty : bin.length >= 12 && !isNumber(bin) && t('memberWrong');
  const shareWrong = share === '' ? empty : !isShare(share) && t('shareWrong');
  return (
    <div className={classes.member}>
      <TextInput
        id={index === 0 ? 'field-members' : undefined}
        label={t('memberBin')}
        inputMode="numeric"
        autoComplete="off"
        value={bin}
        error={draft.refused[`members.${index}.bin`] ?? (binWrong || undefined)}
        onChange={(event) => onChange({ share, bin: event.currentTarget.value.toUpperCase().replace(/[^QF\d]/g, '') })}
      />
      <TextInput
        label={t('memberShare')}
        inputMode="decimal"
        autoComplete="off"
        value={share}
        error={draft.refused[`members.${index}.share`] ?? (shareWrong || undefined)}
        onChange={(event) => onChange({ bin, share: event.currentTarget.value.replace(/[^\d.,]/g, '') })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        disabled={!onRemove}
        aria-label={t('memberRemove', { bin })}
        onClick={onRemove}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}

/** Of a temporary association: who is in it, with which share (E-5.1). */
export function Members({ draft, strict }: GroupProps) {
  const t = useT(REGISTRATION);
  if (draft.kind !== 'temporary-association') return null;
  const typed = draft.values.members;
  const rows = [...typed, ...Array<Member>(Math.max(0, 2 - typed.length)).fill(NONE)];
  const put = (index: number, member: Member) =>
    draft.set({ members: rows.map((one, i) => (i === index ? member : one)) });
  const sum = typed.reduce((total, { share }) => total + (Number(share.replace(',', '.')) || 0), 0);
  return (
    <Fieldset legend={t('groupMembers')} variant="unstyled" className={classes.group}>
      <Text size="sm" c="dimmed">
        {t('membersHint')}
      </Text>
      {rows.map((member, index) => (
        <Row
          key={index}
          {...{ draft, strict, index, member }}
          onChange={(next) => put(index, next)}
          onRemove={rows.length > 2 ? () => draft.set({ members: rows.filter((_, i) => i !== index) }) : undefined}
        />
      ))}
      <div className={classes.memberFoot}>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => draft.set({ members: [...rows, NONE] })}
        >
          {t('memberAdd')}
        </Button>
        <Text size="sm" role="status">
          {t('membersSum', { sum: Math.round(sum * 10_000) / 10_000 })}
        </Text>
      </div>
      {draft.refused['members'] && (
        <Text size="sm" c="red" role="alert">
          {draft.refused['members']}
        </Text>
      )}
      <ConflictNote draft={draft} field="members" />
    </Fieldset>
  );
}
