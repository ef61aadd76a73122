import { IconArrowRight, IconHourglass, IconPointFilled, IconUser } from '@tabler/icons-react';
import { VisuallyHidden } from '@mantine/core';
import { Link } from 'react-router';
import { Time } from '../../components';
import { AnnulmentChip, AnswerDay, DOCUMENT, DocumentStatus, TYPES, WAITING } from '../../components/document';
import type { DocumentLine } from '../../lib/api';
import { useT } from '../../lib/i18n';
import classes from './exchange.module.css';
import { addressOf, isOthers, isUnread, nextStep } from './next-step';
import { EXCHANGE } from './texts';

interface Props {
  readonly document: DocumentLine;
}

/** Title, number and type. The title's link covers the whole line, so that a line is one stop for the keyboard. */
export function WhatItIs({ document }: Props) {
  const t = useT(EXCHANGE);
  const words = useT(DOCUMENT);
  const unread = isUnread(document);
  return (
    <>
      <Link to={addressOf(document)} className={classes.link} data-line data-unread={unread || undefined}>
        {unread && (
          <>
            <IconPointFilled size={15} className={classes.point} aria-hidden />
            <VisuallyHidden>{t('unread')} </VisuallyHidden>
          </>
        )}
        {document.title}
      </Link>
      <span className={classes.sub}>
        <span className="tabular">{document.number}</span> · {words(TYPES[document.type])}
      </span>
      {document.snippet && <Snippet {...document.snippet} />}
    </>
  );
}

/** The place in the contents where a word of the search was found. */
function Snippet({ before, hit, after }: NonNullable<DocumentLine['snippet']>) {
  return (
    <span className={classes.snippet}>
      …{before}
      <mark>{hit}</mark>
      {after}…
    </span>
  );
}

/** The state as a chip, and under it what is to be done next or what is waited for. */
export function HowItStands({ document }: Props) {
  const t = useT(EXCHANGE);
  const words = useT(DOCUMENT);
  const next = nextStep(document);
  const { waitingFor } = document;
  return (
    <>
      <DocumentStatus status={document.status} side={document.side} recipients={document.recipientCount} />
      <AnnulmentChip axes={document.axes} />
      <AnswerDay {...document} />
      {document.recipientCount > 1 && (
        <span className={classes.sub}>
          {t('signedOf', { signed: document.signedCount, all: document.recipientCount })}
        </span>
      )}
      {document.annulledAt && (
        <span className={classes.sub}>
          <Time value={document.annulledAt} />
        </span>
      )}
      {next && (
        <span className={classes.next} data-others={isOthers(next) || undefined}>
          {isOthers(next) ? <IconUser size={14} aria-hidden /> : <IconArrowRight size={14} aria-hidden />} {t(next)}
        </span>
      )}
      {waitingFor && (
        <span className={classes.waits} title={words(WAITING[waitingFor])}>
          <IconHourglass size={14} aria-hidden /> {t('waitsNca')}
        </span>
      )}
    </>
  );
}
