import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import type { Schemas } from '@qujat/api-client';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { COMMON, DialogForm, Loading, ProblemAlert } from '../../../components';
import { api, ask, type DocumentSummary } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import classes from './package.module.css';
import { PACKAGES } from './texts';

type Package = Schemas['DocumentPackage'];
type Inside = Pick<DocumentSummary, 'id' | 'number' | 'title'>;

interface Props {
  readonly made: Package;
  readonly onClose: (changed?: Package) => void;
}

function What({ document: { number, title } }: { document: Inside }) {
  return (
    <div className={classes.what}>
      <Text size="sm">{title}</Text>
      <Text size="xs" c="dimmed" className="tabular">
        {number}
      </Text>
    </div>
  );
}

/** The documents of the package in their order. */
function Order({ inside, onChange }: { inside: readonly Inside[]; onChange: (inside: Inside[]) => void }) {
  const t = useT(PACKAGES);
  const move = (from: number, to: number) => {
    const next = [...inside];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
  };
  return (
    <ol className={classes.lines} aria-label={t('inside')}>
      {inside.map((document, i) => {
        const { id, title } = document;
        return (
          <li key={id} className={classes.row}>
            <What document={document} />
            <Group gap={4} wrap="nowrap">
              <ActionIcon
                variant="default"
                disabled={i === 0}
                aria-label={t('up', { title })}
                onClick={() => move(i, i - 1)}
              >
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                disabled={i === inside.length - 1}
                aria-label={t('down', { title })}
                onClick={() => move(i, i + 1)}
              >
                <IconArrowDown size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                aria-label={t('remove', { title })}
                onClick={() => onChange(inside.filter((one) => one.id !== id))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </Group>
          </li>
        );
      })}
    </ol>
  );
}

/** Drafts to the same recipient, page by page. */
function useDrafts(bin: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['documents', 'list', 'drafts', 'to-package', bin],
    queryFn: ({ pageParam }) =>
      ask(api.GET('/api/documents', { params: { query: { box: 'drafts', counterparty: bin, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

function Addable({
  bin,
  inside,
  onAdd,
}: {
  bin: string | undefined;
  inside: readonly Inside[];
  onAdd: (document: Inside) => void;
}) {
  const t = useT(PACKAGES);
  const common = useT(COMMON);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useDrafts(bin);
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  if (isPending) return <Loading />;
  const left = data.pages.flatMap(({ items }) => items).filter(({ id }) => !inside.some((one) => one.id === id));
  return (
    <>
      {left.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noneAddable')}
        </Text>
      )}
      {left.length > 0 && (
        <ul className={classes.lines} aria-label={t('addable')}>
          {left.map((document) => (
            <li key={document.id} className={classes.row}>
              <What document={document} />
              <ActionIcon
                variant="default"
                aria-label={t('add', { title: document.title })}
                onClick={() => onAdd(document)}
              >
                <IconPlus size={16} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {common('showMore')}
        </Button>
      )}
    </>
  );
}

/** Another title, other documents, another order, before the package is sent. */
export default function EditDialog({ made, onClose }: Props) {
  const t = useT(PACKAGES);
  const [title, setTitle] = useState(made.title);
  const [inside, setInside] = useState<readonly Inside[]>(made.documents);
  const bin = made.documents[0]?.recipient?.bin;
  const save = useMutation({
    mutationFn: () =>
      ask(
        api.PATCH('/api/document-packages/{id}', {
          params: { path: { id: made.id } },
          body: { title: title.trim(), documentIds: inside.map(({ id }) => id) },
        }),
      ),
    onSuccess: (changed) => onClose(changed),
  });
  const isNameless = title.trim() === '';
  const submit = () => {
    if (!isNameless && inside.length > 0) save.mutate();
  };
  return (
    <DialogForm
      title={t('editTitle')}
      act={t('save')}
      busy={save.isPending}
      fault={save.error}
      onSubmit={submit}
      onClose={() => onClose()}
    >
      <TextInput
        label={t('packageName')}
        value={title}
        maxLength={300}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={isNameless && t('nameMissing')}
      />
      <Stack gap={6}>
        <Text fw={600} size="sm">
          {t('inside')}
        </Text>
        <Order inside={inside} onChange={setInside} />
        <div role="alert">
          {inside.length === 0 && (
            <Text size="sm" c="var(--mantine-color-error)">
              {t('noneInside')}
            </Text>
          )}
        </div>
      </Stack>
      <Stack gap={6} align="stretch">
        <Text fw={600} size="sm">
          {t('addable')}
        </Text>
        <Addable bin={bin} inside={inside} onAdd={(document) => setInside([...inside, document])} />
      </Stack>
    </DialogForm>
  );
}
