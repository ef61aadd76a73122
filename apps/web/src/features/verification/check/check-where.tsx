import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { useT } from '../../../lib/i18n';
import { VERIFICATION } from '../texts';
import { prepareEngine } from './engine';
import type { Where } from './use-check';

/** Loads the engine as soon as this browser is to check: the network may be gone when the files are chosen. */
function Readiness() {
  const t = useT(VERIFICATION);
  const [readiness, setReadiness] = useState<'checkPreparing' | 'checkReady' | 'checkUnready'>('checkPreparing');
  useEffect(() => {
    void prepareEngine().then(
      () => setReadiness('checkReady'),
      () => setReadiness('checkUnready'),
    );
  }, []);
  return t(readiness);
}

/** Who judges, and what becomes of the files. */
export function CheckWhere({ where, onWhere }: { where: Where; onWhere: (where: Where) => void }) {
  const t = useT(VERIFICATION);
  const label = useId();
  return (
    <Stack gap={6}>
      <Text fw={600} id={label}>
        {t('checkWhere')}
      </Text>
      <SegmentedControl
        aria-labelledby={label}
        value={where}
        onChange={(value) => onWhere(value === 'here' ? 'here' : 'portal')}
        data={[
          { value: 'portal', label: t('checkByPortal') },
          { value: 'here', label: t('checkHere') },
        ]}
      />
      <Text size="sm" c="dimmed">
        {t(where === 'here' ? 'checkPrivacyHere' : 'checkPrivacy')}
      </Text>
      <Text size="sm" role="status">
        {where === 'here' && <Readiness />}
      </Text>
    </Stack>
  );
}
