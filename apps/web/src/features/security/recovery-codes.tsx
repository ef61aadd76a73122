import { Alert, Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useT } from '../../lib/i18n';
import classes from './security.module.css';
import { SECURITY } from './texts';

/** Shown once: the person keeps them. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useT(SECURITY);
  return (
    <Alert color="blue" icon={<IconKey aria-hidden />} title={t('codesTitle')} role="status">
      <Stack gap="sm">
        <Text size="sm">{t('codesText')}</Text>
        <ul className={classes.codes}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Group>
          <CopyButton value={codes.join('\n')}>
            {({ copied, copy }) => (
              <Button variant="default" size="xs" onClick={copy}>
                {t(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
          <Button size="xs" onClick={onDone}>
            {t('done')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
