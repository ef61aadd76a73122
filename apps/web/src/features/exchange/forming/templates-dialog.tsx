import { ActionIcon, Group, Modal, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconTemplate, IconTrash } from '@tabler/icons-react';
import type { Schemas } from '@qujat/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { COMMON, EmptyState, Loading, ProblemAlert, useConfirm } from '../../../components';
import { DOCUMENT, TYPES } from '../../../components/document';
import { api, ask } from '../../../lib/api';
import { useLocalized, useT } from '../../../lib/i18n';
import { EXCHANGE } from '../texts';
import classes from './forming.module.css';

type Template = Schemas['Template'];

function Line({ template, onChoose, onDelete }: { template: Template; onChoose: () => void; onDelete: () => void }) {
  const t = useT(EXCHANGE);
  const words = useT(DOCUMENT);
  const localized = useLocalized();
  const { name, type, recipient, fields } = template;
  const about = [words(TYPES[type]), fields && t('wayFormShort'), recipient && localized(recipient.name)];
  return (
    <Group wrap="nowrap" gap="xs" className={classes.template}>
      <UnstyledButton onClick={onChoose} className={classes.templateChoose}>
        <Text fw={550}>{name}</Text>
        <Text size="sm" c="dimmed">
          {about.filter(Boolean).join(' · ')}
        </Text>
      </UnstyledButton>
      <ActionIcon variant="subtle" color="gray" aria-label={t('templateDelete', { name })} onClick={onDelete}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

/** The organisation's templates: a draft begins with the one that is chosen. */
export default function TemplatesDialog({ onClose }: { onClose: () => void }) {
  const t = useT(EXCHANGE);
  const common = useT(COMMON);
  const navigate = useNavigate();
  const client = useQueryClient();
  const confirm = useConfirm();
  const queryKey = ['templates'];
  const { data, error } = useQuery({ queryKey, queryFn: () => ask(api.GET('/api/document-templates')) });
  const begin = useMutation({
    mutationFn: (id: string) => ask(api.POST('/api/document-templates/{id}/documents', { params: { path: { id } } })),
    onSuccess: ({ id }) => navigate(`/documents/${id}/edit`, { replace: true }),
  });
  const remove = useMutation({
    mutationFn: (id: string) => ask(api.DELETE('/api/document-templates/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
  const ending = async ({ id, name }: Template) => {
    const question = {
      title: t('templateDeleteTitle', { name }),
      text: t('templateDeleteText'),
      yes: t('templateDeleteYes'),
    };
    if (await confirm({ ...question, danger: true })) remove.mutate(id);
  };
  const cause = error ?? begin.error ?? remove.error;
  return (
    <Modal opened onClose={onClose} title={t('templates')} closeButtonProps={{ 'aria-label': common('close') }}>
      <Stack gap="xs">
        {cause && <ProblemAlert cause={cause} />}
        {!data && !error && <Loading />}
        {data?.items.length === 0 && (
          <EmptyState icon={IconTemplate} title={t('templatesEmpty')}>
            {t('templatesEmptyText')}
          </EmptyState>
        )}
        {data?.items.map((template) => (
          <Line
            key={template.id}
            template={template}
            onChoose={() => begin.mutate(template.id)}
            onDelete={() => void ending(template)}
          />
        ))}
      </Stack>
    </Modal>
  );
}
