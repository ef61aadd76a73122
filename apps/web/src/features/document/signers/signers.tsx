import { Button, Text } from '@mantine/core';
import { IconCircleCheck, IconClockHour4, IconPointer, IconUsers, type Icon } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { StatusChip, type Tone } from '../../../components';
import type { QujatDocument } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { useSignedIn } from '../../../lib/session';
import { useFresh } from '../document.query';
import classes from '../document.module.css';
import { Section } from '../section';
import { SIGNERS } from './texts';

const SignersDialog = lazy(() => import('./signers-dialog'));

type Signers = NonNullable<QujatDocument['signers']>;
type Place = Signers['places'][number];
type Key = keyof (typeof SIGNERS)['ru'];

interface Look {
  readonly tone: Tone;
  readonly icon: Icon;
  readonly word: Key;
}

const SIGNED: Look = { tone: 'good', icon: IconCircleCheck, word: 'signed' };

/** How it stands with a place: signed, asked for now, or waiting for those before. */
function lookOf(place: Place, { inOrder, places }: Signers, me: string | undefined): Look {
  if (place.signed) return SIGNED;
  const isNext = !inOrder || places.find(({ signed }) => !signed) === place;
  if (!isNext) return { tone: 'neutral', icon: IconClockHour4, word: 'waits' };
  const isMine = place.userId !== null && place.userId === me;
  if (isMine) return { tone: 'attention', icon: IconPointer, word: 'yourTurn' };
  return { tone: 'progress', icon: IconPointer, word: inOrder ? 'turn' : 'awaited' };
}

function Places({ signers }: { signers: Signers }) {
  const t = useT(SIGNERS);
  const me = useSignedIn().user?.id;
  return (
    <ol className={classes.partiesOf}>
      {signers.places.map((place, i) => {
        const { tone, icon, word } = lookOf(place, signers, me);
        return (
          <li key={place.userId ?? `anyone ${i}`} className={classes.partyOf}>
            <span className={classes.wrap}>{place.name ?? t('anyone')}</span>
            <div>
              <StatusChip tone={tone} icon={icon}>
                {t(word)}
              </StatusChip>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Who is to sign for the reader's organisation, who has, and whose turn it is (ADR 0090). */
export function SignersPanel({ document }: { document: QujatDocument }) {
  const t = useT(SIGNERS);
  const fresh = useFresh();
  const [asking, setAsking] = useState(false);
  const { signers, abilities } = document;
  const maySet = abilities.setSigners.allowed;
  if (!signers && !maySet) return null;
  const set = maySet && (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconUsers size={15} aria-hidden />}
      onClick={() => setAsking(true)}
    >
      {t(signers ? 'change' : 'choose')}
    </Button>
  );
  const close = (done?: QujatDocument) => {
    setAsking(false);
    if (done) fresh(done);
  };
  return (
    <Section title={t('signers')} aside={set}>
      <Text size="sm" c="dimmed">
        {signers ? `${t(signers.inOrder ? 'inOrder' : 'anyOrder')} ${t('ownAffair')}` : t('nobodyNamed')}
      </Text>
      {signers && <Places signers={signers} />}
      <Suspense>{asking && <SignersDialog document={document} onClose={close} />}</Suspense>
    </Section>
  );
}
