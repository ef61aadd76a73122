import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCopy, IconTemplate } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemAlert } from '../../../components';
import { api, ask, type QujatDocument } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import type { LinkKind } from './link-words';
import classes from './links.module.css';
import { LINKS } from './texts';

const TemplateDialog = lazy(() => import('./template-dialog'));

interface Props {
  readonly id: string;
  readonly title: string;
  readonly side: QujatDocument['side'];
  /** May its content be read? */
  readonly isOpen: boolean;
}

/** What a document is a model for: one like it, an answer, a template. */
export function BeginsWith({ id, title, side, isOpen }: Props) {
  const t = useT(LINKS);
  const navigate = useNavigate();
  const [isNaming, setIsNaming] = useState(false);
  const copy = useMutation({
    mutationFn: (link: LinkKind | null) =>
      ask(api.POST('/api/documents/{id}/copies', { params: { path: { id } }, body: { link } })),
    onSuccess: ({ id: made }) => navigate(`/documents/${made}/edit`),
  });
  const isSender = side === 'sender';
  if (!isOpen) return null;
  return (
    <div className={classes.begins} role="group" aria-label={t('more')}>
      {copy.error && <ProblemAlert cause={copy.error} />}
      <Button
        variant="default"
        size="compact-sm"
        loading={copy.isPending}
        leftSection={isSender ? <IconCopy size={15} aria-hidden /> : <IconArrowBackUp size={15} aria-hidden />}
        onClick={() => copy.mutate(isSender ? null : 'reply-to')}
      >
        {t(isSender ? 'copy' : 'reply')}
      </Button>
      {isSender && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconTemplate size={15} aria-hidden />}
          onClick={() => setIsNaming(true)}
        >
          {t('template')}
        </Button>
      )}
      <Suspense>{isNaming && <TemplateDialog id={id} title={title} onClose={() => setIsNaming(false)} />}</Suspense>
    </div>
  );
}
