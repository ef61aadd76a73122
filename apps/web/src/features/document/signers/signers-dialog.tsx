import { ActionIcon, Button, Group, NativeSelect, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import type { Schemas } from '@qujat/api-client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DialogForm, Loading, ProblemAlert } from '../../../components';
import { api, ask, type QujatDocument } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import classes from './signers.module.css';
import { SIGNERS } from './texts';

/** As many as the portal takes. */
const MOST = 10;
/** Nobody in particular. */
const ANYONE = '';

type Person = Schemas['PossibleSigner'];

/** One place of the list; the key keeps its field when places move. */
interface Place {
  readonly key: number;
  readonly userId: string;
}

interface Props {
  readonly document: QujatDocument;
  readonly onClose: (done?: QujatDocument) => void;
}

const moved = (places: readonly Place[], from: number, to: number): Place[] => {
  const next = [...places];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
};

/** The name of somebody who stands there twice. */
function twiceIn(places: readonly Place[], people: readonly Person[]): string | undefined {
  const named = places.map(({ userId }) => userId).filter((userId) => userId !== ANYONE);
  const twice = named.find((userId, i) => named.indexOf(userId) !== i);
  return people.find(({ userId }) => userId === twice)?.name;
}

/** The list as it is edited: at first as it is kept, or with two places, for that is why one comes here. */
function usePlaces({ signers }: QujatDocument) {
  const [{ places, next }, set] = useState(() => {
    const kept = signers?.places.map(({ userId }) => userId ?? ANYONE) ?? [ANYONE, ANYONE];
    return { places: kept.map((userId, key): Place => ({ key, userId })), next: kept.length };
  });
  const change = (changed: Place[]) => set({ places: changed, next });
  return {
    places,
    add: () => set({ places: [...places, { key: next, userId: ANYONE }], next: next + 1 }),
    remove: (at: number) => change(places.filter((_, i) => i !== at)),
    move: (from: number, to: number) => change(moved(places, from, to)),
    choose: (at: number, userId: string) => change(places.map((one, i) => (i === at ? { ...one, userId } : one))),
  };
}

type Editing = ReturnType<typeof usePlaces>;

function Line({ at, editing, people }: { at: number; editing: Editing; people: readonly Person[] }) {
  const t = useT(SIGNERS);
  const { places, move, remove, choose } = editing;
  const number = at + 1;
  return (
    <li className={classes.place}>
      <NativeSelect
        className={classes.who}
        label={t('person', { number })}
        value={places[at]?.userId}
        onChange={(event) => choose(at, event.currentTarget.value)}
        data={[
          { value: ANYONE, label: t('anyone') },
          ...people.map(({ userId, name }) => ({ value: userId, label: name })),
        ]}
      />
      <Group gap={4} wrap="nowrap">
        <ActionIcon
          variant="default"
          size={36}
          disabled={at === 0}
          aria-label={t('moveUp', { number })}
          onClick={() => move(at, at - 1)}
        >
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={36}
          disabled={number === places.length}
          aria-label={t('moveDown', { number })}
          onClick={() => move(at, at + 1)}
        >
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size={36} aria-label={t('takeOff', { number })} onClick={() => remove(at)}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </li>
  );
}

/** Names those who are to sign for the reader's side, in order or in any order. */
export default function SignersDialog({ document, onClose }: Props) {
  const t = useT(SIGNERS);
  const editing = usePlaces(document);
  const { places } = editing;
  const [inOrder, setInOrder] = useState(document.signers?.inOrder ?? true);
  const people = useQuery({ queryKey: ['signers', 'possible'], queryFn: () => ask(api.GET('/api/possible-signers')) });
  const twice = twiceIn(places, people.data ?? []);
  const save = useMutation({
    mutationFn: () =>
      ask(
        api.PUT('/api/documents/{id}/signers', {
          params: { path: { id: document.id } },
          body: { inOrder, signers: places.map(({ userId }) => ({ userId: userId || null })) },
        }),
      ),
    onSuccess: (done) => onClose(done),
  });
  return (
    <DialogForm
      title={t('title')}
      act={t('save')}
      busy={save.isPending}
      fault={save.error}
      onSubmit={() => twice === undefined && people.data && save.mutate()}
      onClose={() => onClose()}
    >
      <Text size="sm">{t('text')}</Text>
      <NativeSelect
        label={t('order')}
        value={inOrder ? 'one' : 'any'}
        onChange={(event) => setInOrder(event.currentTarget.value === 'one')}
        data={[
          { value: 'one', label: t('orderOne') },
          { value: 'any', label: t('orderAny') },
        ]}
      />
      {people.error && <ProblemAlert cause={people.error} onRetry={() => void people.refetch()} />}
      {people.isPending && <Loading />}
      {people.data && (
        <>
          <ol className={classes.places}>
            {places.map(({ key }, at) => (
              <Line key={key} at={at} editing={editing} people={people.data} />
            ))}
          </ol>
          {places.length === 0 && <Text size="sm">{t('none')}</Text>}
          <div role="alert">
            {twice !== undefined && (
              <Text size="sm" c="var(--mantine-color-error)">
                {t('twice', { name: twice })}
              </Text>
            )}
          </div>
          {places.length < MOST && (
            <div>
              <Button
                variant="default"
                size="xs"
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={editing.add}
              >
                {t('add')}
              </Button>
            </div>
          )}
        </>
      )}
    </DialogForm>
  );
}
