import { Text } from '@mantine/core';
import type { SecondFactor } from '../../lib/api';
import { useT } from '../../lib/i18n';
import classes from './security.module.css';
import { SECURITY } from './texts';

/** What the authenticator app takes in: to be scanned, or typed. */
export function Scan({ factor }: { factor: SecondFactor }) {
  const t = useT(SECURITY);
  return (
    <>
      <Text size="sm">{t('scanText')}</Text>
      <img
        className={classes.qr}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(factor.qr)}`}
        alt={t('qr')}
        width={200}
        height={200}
      />
      <Text size="sm">
        {t('typeIn')} <span className={classes.secret}>{factor.secret}</span>
      </Text>
    </>
  );
}
