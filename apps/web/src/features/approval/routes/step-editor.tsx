import { ActionIcon, Checkbox, Group, NativeSelect, NumberInput, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type DragEvent, type KeyboardEvent } from 'react';
import { useT } from '../../../lib/i18n';
import { colleaguesQuery } from '../approval.query';
import type { DraftStep } from './route-draft';
import classes from './routes.module.css';
import { ROUTES } from './texts';

interface Props {
  readonly step: DraftStep;
  readonly place: number;
  readonly count: number;
  readonly strict: boolean;
  readonly onChange: (step: DraftStep) => void;
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: () => void;
}

const DRAGGED = 'application/x-qujat-step';

/** Up, down, and away; with the mouse by the handle, with the keyboard by buttons or Alt and the arrows. */
function Handle({ place, count, onMove, onRemove }: Pick<Props, 'place' | 'count' | 'onMove' | 'onRemove'>) {
  const t = useT(ROUTES);
  const step = place + 1;
  return (
    <Group gap={2} wrap="nowrap">
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('moveUp', { step })}
        disabled={place === 0}
        onClick={() => onMove(place, place - 1)}
      >
        <IconArrowUp size={17} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('moveDown', { step })}
        disabled={place === count - 1}
        onClick={() => onMove(place, place + 1)}
      >
        <IconArrowDown size={17} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="red"
        size="lg"
        aria-label={t('removeStep', { step })}
        disabled={count === 1}
        onClick={onRemove}
      >
        <IconTrash size={17} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

function Approvers({ step, strict, onChange, place }: Pick<Props, 'step' | 'strict' | 'onChange' | 'place'>) {
  const t = useT(ROUTES);
  const { data: people = [] } = useQuery(colleaguesQuery);
  const roles = new Map(people.flatMap((person) => person.roles.map(({ id, name }) => [id, name] as const)));
  const holders = (id: string) => people.filter((person) => person.roles.some((role) => role.id === id)).length;
  const isChosen = (id: string) => step.approvers.some((one) => one.id === id);
  const add = (value: string) => {
    const [kind, id = ''] = value.split(' ') as ['person' | 'role', string];
    const name = kind === 'role' ? roles.get(id) : people.find(({ userId }) => userId === id)?.name;
    if (name) onChange({ ...step, approvers: [...step.approvers, { kind, id, name }] });
  };
  return (
    <div>
      <ul className={classes.approvers}>
        {step.approvers.map(({ id, kind, name }) => (
          <li key={id} className={classes.approver}>
            {name}
            {kind === 'role' && <span className={classes.quiet}> · {t('roleHolders', { count: holders(id) })}</span>}
            {people.some((person) => person.userId === id && !person.approves) && (
              <span className={classes.quiet}> · {t('noPower')}</span>
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('removeApprover', { name })}
              onClick={() => onChange({ ...step, approvers: step.approvers.filter((one) => one.id !== id) })}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <NativeSelect
        aria-label={`${t('step', { step: place + 1 })}: ${t('addApprover')}`}
        value=""
        onChange={(event) => add(event.currentTarget.value)}
        error={strict && step.approvers.length === 0 && t('approversMissing')}
        data={[
          { value: '', label: t('addApprover') },
          {
            group: t('people'),
            items: people
              .filter(({ userId }) => !isChosen(userId))
              .map(({ userId, name }) => ({ value: `person ${userId}`, label: name })),
          },
          {
            group: t('roles'),
            items: [...roles]
              .filter(([id]) => !isChosen(id))
              .map(([id, name]) => ({ value: `role ${id}`, label: name })),
          },
        ]}
      />
    </div>
  );
}

function Deadline({ step, onChange, place }: Pick<Props, 'step' | 'onChange' | 'place'>) {
  const t = useT(ROUTES);
  const about = t('step', { step: place + 1 });
  const { deadline } = step;
  return (
    <div className={classes.deadline}>
      <NumberInput
        aria-label={`${about}: ${t('deadlineValue')}`}
        min={1}
        max={999}
        allowDecimal={false}
        hideControls
        disabled={!deadline}
        value={deadline?.value ?? ''}
        onChange={(value) =>
          onChange({ ...step, deadline: { unit: deadline?.unit ?? 'hours', value: Math.max(1, Number(value) || 1) } })
        }
      />
      <NativeSelect
        aria-label={`${about}: ${t('deadlineUnit')}`}
        value={deadline?.unit ?? ''}
        onChange={(event) => {
          const unit = event.currentTarget.value as '' | 'hours' | 'days';
          onChange({ ...step, deadline: unit === '' ? null : { value: deadline?.value ?? 1, unit } });
        }}
        data={[
          { value: '', label: t('noDeadline') },
          { value: 'hours', label: t('hours') },
          { value: 'days', label: t('days') },
        ]}
      />
    </div>
  );
}

function useDragging({ place, onMove }: Pick<Props, 'place' | 'onMove'>) {
  const [isOver, setIsOver] = useState(false);
  const isStep = (event: DragEvent) => event.dataTransfer.types.includes(DRAGGED);
  return {
    isOver,
    handle: {
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.setData(DRAGGED, String(place));
        event.dataTransfer.effectAllowed = 'move';
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (!event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
        event.preventDefault();
        onMove(place, place + (event.key === 'ArrowUp' ? -1 : 1));
      },
    },
    target: {
      onDragOver: (event: DragEvent) => {
        if (!isStep(event)) return;
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: () => setIsOver(false),
      onDrop: (event: DragEvent) => {
        setIsOver(false);
        if (!isStep(event)) return;
        event.preventDefault();
        onMove(Number(event.dataTransfer.getData(DRAGGED)), place);
      },
    },
  };
}

/** One step: who is asked, all or any, within what time, with or without a signature. */
export function StepEditor({ step, place, count, strict, onChange, onMove, onRemove }: Props) {
  const t = useT(ROUTES);
  const about = t('step', { step: place + 1 });
  const { isOver, handle, target } = useDragging({ place, onMove });
  return (
    <li className={classes.step} aria-label={about} data-over={isOver || undefined} {...target}>
      <div className={classes.stepHead}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className={classes.handle}
          aria-label={t('drag', { step: place + 1 })}
          {...handle}
        >
          <IconGripVertical size={17} aria-hidden />
        </ActionIcon>
        <TextInput
          aria-label={`${about}: ${t('stepName')}`}
          placeholder={t('stepName')}
          maxLength={100}
          value={step.name}
          onChange={(event) => onChange({ ...step, name: event.currentTarget.value })}
          error={strict && step.name.trim() === '' && t('stepNameMissing')}
        />
        <Handle place={place} count={count} onMove={onMove} onRemove={onRemove} />
      </div>
      <div className={classes.stepBody}>
        <Approvers step={step} strict={strict} onChange={onChange} place={place} />
        <div>
          {step.approvers.length !== 1 || step.approvers[0]?.kind === 'role' ? (
            <NativeSelect
              aria-label={`${about}: ${t('mode')}`}
              mb={8}
              value={step.mode}
              onChange={(event) => onChange({ ...step, mode: event.currentTarget.value as DraftStep['mode'] })}
              data={[
                { value: 'all', label: t('modeAll') },
                { value: 'any', label: t('modeAny') },
              ]}
            />
          ) : null}
          <Text size="sm" mb={4}>
            {t('deadline')}
          </Text>
          <Deadline step={step} onChange={onChange} place={place} />
        </div>
      </div>
      <Checkbox
        label={t('isSigned')}
        checked={step.signed}
        onChange={(event) => onChange({ ...step, signed: event.currentTarget.checked })}
      />
    </li>
  );
}
