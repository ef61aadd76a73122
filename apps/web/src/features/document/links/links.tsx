import { ActionIcon, Anchor, Button, Text } from '@mantine/core';
import { IconLink, IconX } from '@tabler/icons-react';
import type { Schemas } from '@qujat/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { ProblemAlert } from '../../../components';
import { DOCUMENT, DocumentStatus, TYPES } from '../../../components/document';
import { api, ask, type QujatDocument } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { useRight } from '../../../lib/session';
import { Section } from '../section';
import { BeginsWith } from './begins-with';
import { LINK_WORDS } from './link-words';
import classes from './links.module.css';
import { LINKS } from './texts';

const LinkDialog = lazy(() => import('./link-dialog'));

type DocumentLink = Schemas['DocumentLink'];

function Line({ link, onUndo, mayUndo }: { link: DocumentLink; onUndo: () => void; mayUndo: boolean }) {
  const t = useT(LINKS);
  const words = useT(DOCUMENT);
  const { document, kind, direction, own } = link;
  return (
    <li className={classes.line}>
      <Text size="xs" c="dimmed">
        {t(LINK_WORDS[kind][direction])}
      </Text>
      <div className={classes.what}>
        <Anchor component={Link} to={`/documents/${document.id}`} size="sm">
          {document.title}
        </Anchor>
        {own && mayUndo && (
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('undo', { number: document.number })}
            onClick={onUndo}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <div className={classes.facts}>
        <Text size="xs" c="dimmed">
          <span className="tabular">{document.number}</span> · {words(TYPES[document.type])}
        </Text>
        <DocumentStatus status={document.status} />
      </div>
    </li>
  );
}

/** What the document is linked with, and what may be begun from it. */
export function Links({ document: { id, side, abilities, title } }: { document: QujatDocument }) {
  const t = useT(LINKS);
  const client = useQueryClient();
  const mayPrepare = useRight('document.prepare');
  const [asking, setAsking] = useState(false);
  const params = { path: { id } };
  const queryKey = ['documents', 'links', id];
  const { data } = useQuery({ queryKey, queryFn: () => ask(api.GET('/api/documents/{id}/links', { params })) });
  const undo = useMutation({
    mutationFn: (linkId: string) =>
      ask(api.DELETE('/api/documents/{id}/links/{linkId}', { params: { path: { id, linkId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
  const items = data?.items ?? [];
  if (items.length === 0 && !mayPrepare) return null;
  const add = mayPrepare && (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconLink size={15} aria-hidden />}
      onClick={() => setAsking(true)}
    >
      {t('link')}
    </Button>
  );
  return (
    <Section title={t('links')} aside={add}>
      {undo.error && <ProblemAlert cause={undo.error} />}
      {items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('none')}
        </Text>
      ) : (
        <ul className={classes.lines}>
          {items.map((link) => (
            <Line key={link.id} link={link} mayUndo={mayPrepare} onUndo={() => undo.mutate(link.id)} />
          ))}
        </ul>
      )}
      {mayPrepare && <BeginsWith id={id} title={title} side={side} isOpen={abilities.download.allowed} />}
      <Suspense>
        {asking && (
          <LinkDialog
            id={id}
            onClose={() => setAsking(false)}
            onDone={() => {
              setAsking(false);
              void client.invalidateQueries({ queryKey });
            }}
          />
        )}
      </Suspense>
    </Section>
  );
}
