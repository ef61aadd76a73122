import { Anchor, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Config } from '../api';
import { useT } from '../i18n';
import type MobileWayType from './mobile-way';
import { OtherWay } from './other-way';
import { SigningFault } from './signing-fault';
import type { SignRequest } from './signing.types';
import { SIGNING } from './texts';
import { useSigningRun, type Phase } from './use-signing-run';
import { WhatAndWho } from './what-and-who';

// `lazy` forgets that the component is generic.
const MobileWay = lazy(() => import('./mobile-way')) as unknown as typeof MobileWayType;

/** More files than that nobody takes away and brings back by hand. */
const MOST_FILES = 10;

function StandInNote({ config }: { config: Config | undefined }) {
  const t = useT(SIGNING);
  const page = config?.ncalayer.development ? config.ncalayer.page : null;
  if (!page) return null;
  return (
    <Text size="sm" c="dimmed">
      {t('standIn')}{' '}
      <Anchor href={page} target="_blank" rel="noopener" size="sm" underline="always">
        {t('openStandIn')}
      </Anchor>
    </Text>
  );
}

function Progress({ phase, onStop }: { phase: Phase; onStop: () => void }) {
  const t = useT(SIGNING);
  if (phase.at === 'idle' || phase.at === 'failed') return null;
  return (
    <Group wrap="nowrap" gap="sm" role="status" align="flex-start">
      <Loader size="sm" mt={2} aria-hidden />
      <Text style={{ flex: 1 }}>
        {phase.at === 'preparing' && phase.all ? t('preparingMany', { done: phase.done, all: phase.all }) : t(phase.at)}
      </Text>
      {phase.at === 'waiting' && (
        <Button variant="default" size="xs" onClick={onStop}>
          {t('stop')}
        </Button>
      )}
    </Group>
  );
}

interface Props<Result> {
  readonly request: SignRequest<Result>;
  readonly onDone: (result: Result) => void;
}

/** Signing itself, inside the dialog or on the sign-in page: what, who, with what; then what came of it. */
export function SigningPanel<Result>({ request, onDone }: Props<Result>) {
  const t = useT(SIGNING);
  const { config, phase, start, upload, cancel, sendAgain } = useSigningRun(request, onDone);
  const [onPhone, setOnPhone] = useState(false);
  const busy = phase.at !== 'idle' && phase.at !== 'failed';
  return (
    <Stack>
      {request.note}
      {request.kind !== 'sign-in' && <WhatAndWho request={request} />}
      {phase.at === 'failed' && <SigningFault phase={phase} />}
      <Progress phase={phase} onStop={cancel} />
      {!busy && !onPhone && sendAgain && (
        <Stack gap={4}>
          <Text size="sm">{t('signatureKept')}</Text>
          <Button size="md" fullWidth data-autofocus onClick={sendAgain}>
            {t('sendAgain')}
          </Button>
        </Stack>
      )}
      {!busy && !onPhone && (
        <Button
          size="md"
          fullWidth
          data-autofocus={sendAgain ? undefined : true}
          variant={sendAgain ? 'default' : 'filled'}
          disabled={!config}
          leftSection={<IconSignature size={20} aria-hidden />}
          onClick={start}
        >
          {t(request.kind === 'sign-in' ? 'signIn' : phase.at === 'failed' ? 'again' : 'sign')}
        </Button>
      )}
      {request.mobile && (
        <Suspense>
          <MobileWay request={request} disabled={busy} onDone={onDone} onBusy={setOnPhone} />
        </Suspense>
      )}
      {!onPhone && <StandInNote config={config} />}
      {request.items.length <= MOST_FILES && <OtherWay request={request} disabled={busy || onPhone} onFiles={upload} />}
    </Stack>
  );
}
