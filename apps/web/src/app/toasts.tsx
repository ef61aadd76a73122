import '@mantine/notifications/styles.layer.css';
import { MantineThemeProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { COMMON } from '../components';
import { useT } from '../lib/i18n';

/** Short news in the corner; loaded after the page stands. */
export default function Toasts() {
  const t = useT(COMMON);
  // The cross has no word of its own.
  const theme = useMemo(
    () => ({ components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': t('close') } } } } }),
    [t],
  );
  return (
    <MantineThemeProvider theme={theme}>
      <Notifications position="bottom-right" />
    </MantineThemeProvider>
  );
}
