import { Text } from '@mantine/core';
import { Time } from '../../components';
import type { QujatDocument, TimelineEntry } from '../../lib/api';
import { useLocale, useLocalized, useT } from '../../lib/i18n';
import classes from './document.module.css';
import { eventLook } from './event-look';
import { Section } from './section';
import { PAGE } from './texts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function Actor({ actor }: Pick<TimelineEntry, 'actor'>) {
  const t = useT(PAGE);
  const localized = useLocalized();
  if (!actor) return <>{t('portal')}</>;
  return <>{[actor.name, actor.participant && localized(actor.participant)].filter(Boolean).join(', ')}</>;
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const t = useT(PAGE);
  const locale = useLocale();
  const { icon: Glyph, tone, word } = eventLook(entry.event);
  const { detail } = entry;
  // A refusal or recall tells its reason, a rejected signature its verdict in three languages, others which recipient it is about.
  const more = [textOf(detail[locale]), textOf(detail['reason'])].filter(Boolean).join(': ');
  return (
    <li className={classes.event}>
      <span className={classes.dot} data-tone={tone}>
        <Glyph size={16} stroke={1.8} aria-hidden />
      </span>
      <div>
        <Text size="sm" fw={550} className={classes.wrap}>
          {word ? t(word, { name: textOf(detail['name']), kind: textOf(detail['kind']) }) : entry.event}
        </Text>
        {more && (
          <Text size="sm" className={classes.wrap}>
            {more}
          </Text>
        )}
        <Text size="xs" c="dimmed" className={classes.wrap}>
          <Time value={entry.at} /> · <Actor actor={entry.actor} />
        </Text>
      </div>
    </li>
  );
}

/** The document's story, from the beginning. */
export function Timeline({ timeline }: Pick<QujatDocument, 'timeline'>) {
  const t = useT(PAGE);
  return (
    <Section title={t('history')}>
      <ol className={classes.events}>
        {timeline.map((entry, i) => (
          <Entry key={`${entry.at} ${entry.event} ${i}`} entry={entry} />
        ))}
      </ol>
    </Section>
  );
}
