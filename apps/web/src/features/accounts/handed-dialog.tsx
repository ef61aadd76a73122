import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { COMMON } from '../../components';
import { formatDate } from '../../lib/format';
import { useT } from '../../lib/i18n';
import type { Handed } from './accounts.query';
import { ACCOUNTS } from './texts';

/** Login and one-time password, shown once. A click beside it does not close it. */
export default function HandedDialog({ handed, onClose }: { handed: Handed; onClose: () => void }) {
  const t = useT(ACCOUNTS);
  const common = useT(COMMON);
  const { login, password, expiresAt } = handed;
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('handedTitle')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack>
        <Text size="sm">{t('handedText', { date: formatDate(expiresAt) })}</Text>
        {[
          { label: t('login'), value: login },
          { label: t('password'), value: password },
        ].map(({ label, value }) => (
          <div key={label}>
            <Text size="sm" c="dimmed">
              {label}
            </Text>
            <Code fz="md" style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Code>
          </div>
        ))}
        <Group justify="flex-end">
          <CopyButton value={`${login}\n${password}`}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{t('handedDone')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
