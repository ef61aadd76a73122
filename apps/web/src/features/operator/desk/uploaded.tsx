import { Text, Title } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { Time } from '../../../components';
import { ConfirmedDownload } from '../../../components/confirmed-download';
import { DOCUMENT_KINDS, PARTICIPANT } from '../../../components/participant';
import type { AccreditationCase } from '../../../lib/api';
import { formatSize } from '../../../lib/format';
import { currentLocale, useT } from '../../../lib/i18n';
import classes from '../operator.module.css';
import { DESK } from './texts';

type Document = AccreditationCase['documents'][number];

function Row({ participantId, document }: { participantId: string; document: Document }) {
  const t = useT(DESK);
  const words = useT(PARTICIPANT);
  const { id, name, kind, size, uploadedAt, removedAt } = document;
  return (
    <li className={classes.uploaded}>
      <IconFileText size={20} stroke={1.6} aria-hidden />
      <div>
        <ConfirmedDownload
          address={`/api/operator/participants/${participantId}/documents/${id}/content`}
          name={name}
          label={t('documentDownload', { name })}
        />
        <Text size="xs" c="dimmed">
          {words(DOCUMENT_KINDS[kind])}, {formatSize(size, currentLocale())}, <Time value={uploadedAt} />
        </Text>
        {removedAt && (
          <Text size="xs" c="dimmed">
            {t('documentRemoved')} <Time value={removedAt} />
          </Text>
        )}
      </div>
    </li>
  );
}

/** Copies of documents that the applicant has uploaded, those taken off again too (E-5.7.1.2, E-5.8). */
export function Uploaded({ subject }: { subject: AccreditationCase }) {
  const t = useT(DESK);
  return (
    <section className={classes.panel} aria-labelledby="uploaded">
      <Title order={2} id="uploaded">
        {t('documents')}
      </Title>
      {subject.documents.length === 0 && <Text size="sm">{t('documentsNone')}</Text>}
      <ul className={classes.uploadedList}>
        {subject.documents.map((document) => (
          <Row key={document.id} participantId={subject.id} document={document} />
        ))}
      </ul>
    </section>
  );
}
