import { Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ProblemAlert } from '../../components';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { DepartmentRow } from './department-row';
import classes from './powers.module.css';
import { departmentsQuery } from './powers.query';
import { POWERS } from './texts';
import type { Department } from './words';

/** The tree from the top, each with its depth. */
function inOrder(
  all: readonly Department[],
  parentId: string | null = null,
  depth = 0,
): { one: Department; depth: number }[] {
  return all
    .filter((one) => one.parentId === parentId)
    .flatMap((one) => [{ one, depth }, ...inOrder(all, one.id, depth + 1)]);
}

/** Departments as a tree; new ones are put into it, those no longer used are archived. */
export function Departments() {
  const t = useT(POWERS);
  const client = useQueryClient();
  const all = useQuery(departmentsQuery).data ?? [];
  const [name, setName] = useState('');
  const [parentId, setParentId] = useState('');
  const refresh = () => client.invalidateQueries({ queryKey: departmentsQuery.queryKey });
  const add = useMutation({
    mutationFn: () => ask(api.POST('/api/departments', { body: { name: name.trim(), parentId: parentId || null } })),
    onSuccess: () => {
      setName('');
      return refresh();
    },
  });
  const archive = useMutation({
    mutationFn: (id: string) => ask(api.DELETE('/api/departments/{id}', { params: { path: { id } } })),
    onSuccess: refresh,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') add.mutate();
  };
  const tree = inOrder(all);
  return (
    <Stack>
      {tree.length === 0 && <Text c="dimmed">{t('noDepartments')}</Text>}
      <ul className={classes.list}>
        {tree.map(({ one, depth }) => (
          <li key={one.id} style={{ paddingLeft: depth * 18 }}>
            <DepartmentRow
              one={one}
              tops={tree.map((other) => other.one).filter(({ id }) => id !== one.id)}
              onArchive={() => archive.mutate(one.id)}
            />
          </li>
        ))}
      </ul>
      {(archive.error ?? add.error) && <ProblemAlert cause={archive.error ?? add.error} kept />}
      <form onSubmit={submit} noValidate>
        <Stack gap="xs">
          <TextInput
            label={t('departmentName')}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('partOf')}
            value={parentId}
            onChange={(event) => setParentId(event.currentTarget.value)}
            data={[{ value: '', label: t('top') }, ...tree.map(({ one }) => ({ value: one.id, label: one.name }))]}
          />
          <Button type="submit" variant="default" loading={add.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('addDepartment')}
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}
