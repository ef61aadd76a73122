import { Anchor, Text } from '@mantine/core';
import {
  IconBan,
  IconCircleCheck,
  IconHourglassHigh,
  IconInfoCircle,
  IconPointer,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { DOCUMENT, useRecipientNames, WAITING } from '../../components/document';
import type { QujatDocument } from '../../lib/api';
import { formatDateTime } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './document.module.css';
import { isMoving } from './refresh';
import { fallenSignature, standingOf, type Standing } from './standing';
import { PAGE } from './texts';

const ICONS: Readonly<Record<Standing['look'], Icon>> = {
  turn: IconPointer,
  wait: IconHourglassHigh,
  good: IconCircleCheck,
  bad: IconBan,
  calm: IconInfoCircle,
};

/** A coloured panel with an icon and a headline. */
export function Panel({ look, title, children }: { look: Standing['look']; title: string; children?: ReactNode }) {
  const Glyph = ICONS[look];
  return (
    <div className={classes.standing} data-look={look}>
      <Glyph size={22} stroke={1.7} aria-hidden />
      <div className={classes.standingBody}>
        <Text fw={620}>{title}</Text>
        {children}
      </div>
    </div>
  );
}

/** What is to be corrected, and the versions before and after. */
function Versions({ document: { correction, earlier, later } }: { document: QujatDocument }) {
  const t = useT(PAGE);
  return (
    <>
      {correction && (
        <>
          <Text className={classes.wrap}>{t('reasonSaid', { reason: correction.reason })}</Text>
          <Text size="sm" c="dimmed">
            {t('bySaid', { name: correction.by, at: formatDateTime(correction.at) })}
          </Text>
        </>
      )}
      {earlier && (
        <Anchor component={Link} to={`/documents/${earlier.id}`} size="sm">
          {t('earlierVersion', { number: earlier.number })}
        </Anchor>
      )}
      {later && (
        <Anchor component={Link} to={`/documents/${later.id}`} size="sm">
          {t('laterVersion', { number: later.number })}
        </Anchor>
      )}
    </>
  );
}

function Reason({ document }: { document: QujatDocument }) {
  const t = useT(PAGE);
  const said =
    document.status === 'refused' ? document.refusal : document.status === 'recalled' ? document.recall : null;
  if (!said) return null;
  return (
    <>
      <Text className={classes.wrap}>{t('reasonSaid', { reason: said.reason })}</Text>
      <Text size="sm" c="dimmed">
        {t('bySaid', { name: said.by.name, at: formatDateTime(said.at) })}
      </Text>
    </>
  );
}

function Waiting({ document }: { document: QujatDocument }) {
  const t = useT(PAGE);
  const words = useT(DOCUMENT);
  if (!isMoving(document)) return null;
  return (
    <Text size="sm">
      {document.waitingFor && `${words(WAITING[document.waitingFor])} `}
      {t('refreshes')} {t('staysWaiting')}
    </Text>
  );
}

/** How the document stands, what it means for the reader, and what is waited for. */
export function StandingPanel({ document }: { document: QujatDocument }) {
  const t = useT(PAGE);
  const localized = useLocalized();
  const { look, title, text, obstacle, what } = standingOf(document);
  const fallen = fallenSignature(document);
  const name = useRecipientNames()(document);
  return (
    <>
      {fallen && (
        <Panel look="bad" title={t('standRejected')}>
          <Text size="sm">{localized(fallen.verdict)}</Text>
        </Panel>
      )}
      <Panel look={look} title={t(title)}>
        {text && <Text size="sm">{t(text, { what, name })}</Text>}
        {obstacle && <Text size="sm">{obstacle}</Text>}
        <Reason document={document} />
        <Versions document={document} />
        {document.annulledAt && (
          <Text size="sm" c="dimmed">
            {formatDateTime(document.annulledAt)}
          </Text>
        )}
        <Waiting document={document} />
      </Panel>
    </>
  );
}
