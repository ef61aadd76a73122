import { Drawer, Stack } from '@mantine/core';
import type { Session } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { LanguageSwitch } from './language-switch';
import { PersonBlock } from './person-block';
import { Rail } from './rail';
import { SHELL } from './texts';

/** Everything the rail has, on a phone. */
export default function PhoneMenu({ session, onClose }: { session: Session; onClose: () => void }) {
  const t = useT(SHELL);
  return (
    <Drawer opened onClose={onClose} title={t('menu')} size="82%" closeButtonProps={{ 'aria-label': t('closeMenu') }}>
      <Stack gap="lg">
        <Rail session={session} onGo={onClose} />
        <LanguageSwitch fullWidth />
        <PersonBlock session={session} onGo={onClose} />
      </Stack>
    </Drawer>
  );
}
