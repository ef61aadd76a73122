import { Stack, Text } from '@mantine/core';
import { IconBan, IconClockHour4, IconFileOff, IconHourglass, IconArrowBackUp, type Icon } from '@tabler/icons-react';
import { StatusChip, type Tone } from '../../components';
import type { Annulment, QujatDocument } from '../../lib/api';
import { formatDateTime } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './document.module.css';
import { Section } from './section';
import { PAGE } from './texts';

type Key = keyof (typeof PAGE)['ru'];

const LOOKS: Readonly<Record<Annulment['state'], { tone: Tone; icon: Icon; word: Key }>> = {
  verifying: { tone: 'progress', icon: IconHourglass, word: 'annulmentVerifying' },
  open: { tone: 'attention', icon: IconHourglass, word: 'annulmentOpen' },
  accepted: { tone: 'bad', icon: IconFileOff, word: 'annulmentAccepted' },
  refused: { tone: 'neutral', icon: IconBan, word: 'annulmentRefused' },
  withdrawn: { tone: 'neutral', icon: IconArrowBackUp, word: 'annulmentWithdrawn' },
  expired: { tone: 'neutral', icon: IconClockHour4, word: 'annulmentExpired' },
  rejected: { tone: 'neutral', icon: IconBan, word: 'annulmentRejected' },
};

const ANSWERS = { awaited: 'answerAwaited', given: 'answerGiven', refused: 'answerRefused' } as const;

function Answers({ consents }: Pick<Annulment, 'consents'>) {
  const t = useT(PAGE);
  const localized = useLocalized();
  return consents.map(({ participant, answer, by, at }) => (
    <Text key={participant.ru} size="sm" className={classes.wrap}>
      {localized(participant)}: {t(ANSWERS[answer])}
      {by && at && ` (${t('bySaid', { name: by, at: formatDateTime(at) })})`}
    </Text>
  ));
}

function Proposal({ annulment }: { annulment: Annulment }) {
  const t = useT(PAGE);
  const localized = useLocalized();
  const { state, reason, proposedBy, proposedAt, expiresAt, closedAt, closingReason, consents } = annulment;
  const { tone, icon, word } = LOOKS[state];
  const { name, participant } = proposedBy;
  const who = participant ? `${name}, ${localized(participant)}` : name;
  return (
    <li className={classes.signature}>
      <StatusChip tone={tone} icon={icon}>
        {closedAt ? `${t(word)} · ${formatDateTime(closedAt)}` : t(word)}
      </StatusChip>
      <Text className={classes.wrap}>{t('reasonSaid', { reason })}</Text>
      <Text size="sm" c="dimmed" className={classes.wrap}>
        {t('annulmentBy', { who, at: formatDateTime(proposedAt) })}
      </Text>
      <Answers consents={consents} />
      {state === 'open' && <Text size="sm">{t('annulmentUntil', { at: formatDateTime(expiresAt) })}</Text>}
      {closingReason && (
        <Text size="sm" className={classes.wrap}>
          {t('annulmentAnswered', { reason: closingReason })}
        </Text>
      )}
    </li>
  );
}

/** Whether the document has been annulled, or is proposed to be: who said what and when, so that it is never unclear (E-7.1.5). */
export function AnnulmentCard({ annulments }: Pick<QujatDocument, 'annulments'>) {
  const t = useT(PAGE);
  if (annulments.length === 0) return null;
  return (
    <Section title={t('annulment')}>
      <Stack component="ul" gap={0} className={classes.list}>
        {annulments.map((each) => (
          <Proposal key={each.id} annulment={each} />
        ))}
      </Stack>
    </Section>
  );
}
