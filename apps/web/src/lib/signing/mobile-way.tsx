import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconDeviceMobile } from '@tabler/icons-react';
import { useEffect } from 'react';
import { formatClock } from '../format';
import { useT } from '../i18n';
import { MOBILE } from './mobile-texts';
import { SigningFault } from './signing-fault';
import classes from './signing.module.css';
import type { SignRequest } from './signing.types';
import { SIGNING } from './texts';
import { useMobileRun, type MobileRun } from './use-mobile-run';

function Qr({ size, path }: { size: number; path: string }) {
  const words = useT(MOBILE);
  // Four squares of quiet on every side (ISO/IEC 18004).
  return (
    <svg viewBox={`-4 -4 ${size + 8} ${size + 8}`} className={classes.qr} role="img" aria-label={words('mobileQr')}>
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

function Offered({ run }: { run: MobileRun & { at: 'offered' } }) {
  const t = useT(SIGNING);
  const words = useT(MOBILE);
  const { signing, state, phone } = run;
  return (
    <Stack gap="sm" className={classes.box}>
      <div className={classes.mobile}>
        <Qr {...signing.qr} />
        <Stack gap="xs">
          <Text size="sm">{words('mobileText')}</Text>
          <Text size="sm" role="status" fw={550}>
            {words(state === 'fetched' ? 'mobileFetched' : 'mobileWaits')}
          </Text>
          <Text size="sm" c="dimmed" className="tabular">
            {words('mobileUntil', { time: formatClock(signing.expiresAt) })}
          </Text>
          <Anchor href={signing.link} size="sm" className={classes.onPhone}>
            {words('mobileLink')}
          </Anchor>
          {phone && (
            <Anchor href={phone} target="_blank" rel="noopener" size="sm" underline="always">
              {words('mobileStandIn')}
            </Anchor>
          )}
        </Stack>
      </div>
      <Group justify="flex-end">
        <Button variant="default" size="xs" onClick={run.stop}>
          {t('stop')}
        </Button>
      </Group>
    </Stack>
  );
}

interface Props<Result> {
  readonly request: SignRequest<Result>;
  readonly disabled: boolean;
  readonly onDone: (result: Result) => void;
  /** While the phone is asked the other ways stand back. */
  readonly onBusy: (busy: boolean) => void;
}

/** Signing with eGov mobile: a QR code for the phone beside, a link for the phone itself. */
export default function MobileWay<Result>({ request, disabled, onDone, onBusy }: Props<Result>) {
  const t = useT(SIGNING);
  const words = useT(MOBILE);
  const run = useMobileRun(request, onDone);
  const busy = run.at !== 'idle' && run.at !== 'failed';
  useEffect(() => onBusy(busy), [busy, onBusy]);
  if (run.at === 'offered') return <Offered run={run} />;
  return (
    <Stack gap="sm">
      {run.at === 'failed' && run.expired && (
        <Alert color="orange" role="alert" title={words('mobileExpired')}>
          {words('mobileExpiredText')}
        </Alert>
      )}
      {run.at === 'failed' && !run.expired && (
        <SigningFault phase={{ at: 'failed', cause: run.cause, during: 'sending' }} />
      )}
      {run.at === 'verifying' && <Text role="status">{t('sending')}</Text>}
      <Button
        variant="default"
        fullWidth
        disabled={disabled}
        loading={run.at === 'preparing' || run.at === 'verifying'}
        leftSection={<IconDeviceMobile size={18} aria-hidden />}
        onClick={run.start}
      >
        {words(run.at === 'failed' ? 'mobileAgain' : 'mobile')}
      </Button>
    </Stack>
  );
}
