import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Fact, Facts, Time } from '../../components';
import { AnswerDay, DOCUMENT, PartyName, TYPES, useRecipientNames } from '../../components/document';
import type { QujatDocument } from '../../lib/api';
import { formatDate, formatMoney } from '../../lib/format';
import { useT } from '../../lib/i18n';
import classes from './document.module.css';
import { Copy } from './copy';
import { Section } from './section';
import { PAGE } from './texts';

function PartyOf({ document, side }: { document: QujatDocument; side: QujatDocument['side'] }) {
  const t = useT(PAGE);
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      <PartyName party={document[side]} />
      {document.side === side && <span className={classes.you}>{t('you')}</span>}
    </Group>
  );
}

function PublicPage({ publicUrl }: { publicUrl: string }) {
  const t = useT(PAGE);
  return (
    <>
      <Group gap={6}>
        <Anchor href={publicUrl} target="_blank" rel="noopener">
          {t('openLink')}
        </Anchor>
        <Copy value={publicUrl} label={t('copyLink')} />
      </Group>
      <Text size="xs" c="dimmed">
        {t('publicPageText')}
      </Text>
    </>
  );
}

/** Who sends what to whom, and when. */
export function About({ document }: { document: QujatDocument }) {
  const t = useT(PAGE);
  const words = useT(DOCUMENT);
  const names = useRecipientNames();
  const { number, type, outgoingNumber, documentDate, createdBy, createdAt, sentAt, receivedAt, note } = document;
  return (
    <Section title={t('about')}>
      <Facts>
        <Fact label={words('sender')}>
          <PartyOf document={document} side="sender" />
        </Fact>
        <Fact label={words(document.recipients.length > 1 ? 'recipients' : 'recipient')}>
          {document.recipients.length > 1 ? (
            <span className={classes.wrap}>{names(document)}</span>
          ) : (
            <PartyOf document={document} side="recipient" />
          )}
        </Fact>
        <Fact label={t('number')}>
          <span className="tabular">{number}</span> <Copy value={number} label={`${t('number')}: ${number}`} />
        </Fact>
        {document.package && (
          <Fact label={t('inPackage')}>
            <Anchor component={Link} to={`/packages/${document.package.id}`}>
              {document.package.title}
            </Anchor>
          </Fact>
        )}
        <Fact label={t('type')}>{words(TYPES[type])}</Fact>
        {document.amount !== null && <Fact label={t('amount')}>{formatMoney(document.amount / 100)}</Fact>}
        {document.department && <Fact label={t('department')}>{document.department.name}</Fact>}
        {outgoingNumber && <Fact label={t('outgoingNumber')}>{outgoingNumber}</Fact>}
        {documentDate && <Fact label={t('documentDate')}>{formatDate(documentDate)}</Fact>}
        {document.answerBy && (
          <Fact label={words('answerBy')}>
            {formatDate(document.answerBy)}
            <AnswerDay {...document} />
          </Fact>
        )}
        {document.side === 'sender' && (
          <Fact label={t('createdBy')}>
            {createdBy.name}, <Time value={createdAt} />
          </Fact>
        )}
        {sentAt && (
          <Fact label={t('sentAt')}>
            <Time value={sentAt} />
          </Fact>
        )}
        {receivedAt && (
          <Fact label={t('receivedAt')}>
            <Time value={receivedAt} />
          </Fact>
        )}
        {note && (
          <Fact label={t('note')}>
            <span className={classes.note}>{note}</span>
          </Fact>
        )}
        {document.publicUrl && (
          <Fact label={t('publicPage')}>
            <PublicPage publicUrl={document.publicUrl} />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
