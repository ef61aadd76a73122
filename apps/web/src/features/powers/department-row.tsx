import { ActionIcon, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconArchive, IconPencil } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { COMMON, ProblemAlert } from '../../components';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import classes from './powers.module.css';
import { departmentsQuery } from './powers.query';
import { POWERS } from './texts';
import type { Department } from './words';

interface RowProps {
  readonly one: Department;
  /** What it can be part of. */
  readonly tops: readonly Department[];
  readonly onArchive: () => void;
}

/** Another name, another place in the tree; powers over it follow. */
function Rename({ one, tops, onDone }: Pick<RowProps, 'one' | 'tops'> & { onDone: () => void }) {
  const t = useT(POWERS);
  const common = useT(COMMON);
  const client = useQueryClient();
  const [name, setName] = useState(one.name);
  const [parentId, setParentId] = useState(one.parentId ?? '');
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), parentId: parentId || null };
      return ask(api.PATCH('/api/departments/{id}', { params: { path: { id: one.id } }, body }));
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: departmentsQuery.queryKey });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate aria-label={t('renameDepartment', { name: one.name })}>
      <Stack gap="xs">
        <TextInput
          label={t('departmentName')}
          maxLength={200}
          value={name}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('partOf')}
          value={parentId}
          onChange={(event) => setParentId(event.currentTarget.value)}
          data={[{ value: '', label: t('top') }, ...tops.map(({ id, name: label }) => ({ value: id, label }))]}
        />
        {save.error && <ProblemAlert cause={save.error} kept />}
        <Group gap="xs">
          <Button type="submit" size="xs" loading={save.isPending}>
            {t('saveDepartment')}
          </Button>
          <Button size="xs" variant="default" onClick={onDone}>
            {common('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** A department in the tree: rename, move, archive. */
export function DepartmentRow({ one, tops, onArchive }: RowProps) {
  const t = useT(POWERS);
  const [isEdited, setEdited] = useState(false);
  if (isEdited) return <Rename one={one} tops={tops} onDone={() => setEdited(false)} />;
  const act = { variant: 'subtle', color: 'gray', size: 'lg' } as const;
  return (
    <div className={classes.row}>
      <span>{one.name}</span>
      <Group gap={4} wrap="nowrap">
        <ActionIcon {...act} aria-label={t('renameDepartment', { name: one.name })} onClick={() => setEdited(true)}>
          <IconPencil size={17} aria-hidden />
        </ActionIcon>
        <ActionIcon {...act} aria-label={t('archiveDepartment', { name: one.name })} onClick={onArchive}>
          <IconArchive size={17} aria-hidden />
        </ActionIcon>
      </Group>
    </div>
  );
}
