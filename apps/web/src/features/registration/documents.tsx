import { Button, Fieldset, FileButton, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconFileText, IconTrash, IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemAlert } from '../../components';
import { DOCUMENT_KINDS, PARTICIPANT } from '../../components/participant';
import { api, ask, type Participant } from '../../lib/api';
import { formatSize } from '../../lib/format';
import { currentLocale, useT } from '../../lib/i18n';
import { REQUIRED_DOCUMENTS, type Kind } from './participant-form';
import classes from './registration.module.css';
import { REGISTRATION } from './texts';
import { mineQuery } from './use-participant-draft';

type DocumentKind = Participant['documents'][number]['kind'];
const KINDS = Object.keys(DOCUMENT_KINDS) as DocumentKind[];

/** Documents that this kind must add and that are not there. */
export const missingDocuments = (kind: Kind, participant: Participant | null): DocumentKind[] =>
  (REQUIRED_DOCUMENTS[kind] ?? []).filter((one) => !participant?.documents.some((document) => document.kind === one));

function useDocuments() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: mineQuery.queryKey });
  const add = useMutation({
    mutationFn: ({ kind, file }: { kind: DocumentKind; file: File }) =>
      ask(
        api.POST('/api/participants/mine/documents', {
          params: { query: { kind }, header: { 'X-File-Name': encodeURIComponent(file.name) } },
          body: file as never,
          bodySerializer: (body: unknown) => body as BodyInit,
          headers: { 'Content-Type': file.type || 'application/octet-stream' },
        }),
      ),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: (id: string) => ask(api.DELETE('/api/participants/mine/documents/{id}', { params: { path: { id } } })),
    onSettled,
  });
  return { add, remove };
}

function Row({ document, onRemove }: { document: Participant['documents'][number]; onRemove: () => void }) {
  const t = useT(REGISTRATION);
  const words = useT(PARTICIPANT);
  return (
    <li className={classes.document}>
      <IconFileText size={20} stroke={1.6} aria-hidden />
      <div className={classes.documentText}>
        <Text size="sm" component="a" href={`/api/participants/mine/documents/${document.id}/content`} target="_blank">
          {document.name}
        </Text>
        <Text size="xs" c="dimmed">
          {words(DOCUMENT_KINDS[document.kind])}, {formatSize(document.size, currentLocale())}
        </Text>
      </div>
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        leftSection={<IconTrash size={15} aria-hidden />}
        aria-label={t('documentRemoveNamed', { name: document.name })}
        onClick={onRemove}
      >
        {t('documentRemove')}
      </Button>
    </li>
  );
}

/** Copies of documents that go with the application (E-5.7.1.2): recognised by content, as every file. */
export function Documents({ participant, kind, strict }: { participant: Participant; kind: Kind; strict: boolean }) {
  const t = useT(REGISTRATION);
  const words = useT(PARTICIPANT);
  const missing = missingDocuments(kind, participant);
  const [chosen, choose] = useState<DocumentKind>();
  const { add, remove } = useDocuments();
  const next = chosen ?? missing[0] ?? 'other';
  return (
    <Fieldset
      legend={t('groupDocuments')}
      variant="unstyled"
      className={classes.group}
      id="field-documents"
      tabIndex={-1}
    >
      <Text size="sm" c="dimmed">
        {t('documentsText')}
      </Text>
      {missing.length > 0 && (
        <Text size="sm" c={strict ? 'red' : undefined} role={strict ? 'alert' : undefined}>
          {t('documentsMissing', { names: missing.map((one) => words(DOCUMENT_KINDS[one])).join(', ') })}
        </Text>
      )}
      {participant.documents.length > 0 && (
        <ul className={classes.documents}>
          {participant.documents.map((document) => (
            <Row key={document.id} document={document} onRemove={() => remove.mutate(document.id)} />
          ))}
        </ul>
      )}
      <Group align="flex-end">
        <NativeSelect
          label={t('documentKind')}
          value={next}
          data={KINDS.map((value) => ({ value, label: words(DOCUMENT_KINDS[value]) }))}
          onChange={(event) => choose(event.currentTarget.value as DocumentKind)}
        />
        <FileButton
          onChange={(file) => file && add.mutate({ kind: next, file }, { onSuccess: () => choose(undefined) })}
        >
          {(button) => (
            <Button
              {...button}
              variant="default"
              loading={add.isPending}
              leftSection={<IconUpload size={17} aria-hidden />}
            >
              {t('documentAdd')}
            </Button>
          )}
        </FileButton>
      </Group>
      <Stack gap="xs">
        {add.error && <ProblemAlert cause={add.error} />}
        {remove.error && <ProblemAlert cause={remove.error} />}
      </Stack>
    </Fieldset>
  );
}
