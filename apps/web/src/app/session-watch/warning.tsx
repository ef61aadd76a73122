import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useT } from '../../lib/i18n';
import { WATCH } from './texts';

interface Props {
  readonly kind: 'idle' | 'absolute';
  readonly left: number;
  readonly onStay: () => void;
  readonly onLater: () => void;
}

/** `2:05` */
const clock = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** The end is told before it comes (WCAG 2.2.1). */
export default function Warning({ kind, left, onStay, onLater }: Props) {
  const t = useT(WATCH);
  const time = clock(left);
  return (
    <Modal opened onClose={onLater} withCloseButton={false} title={t(kind === 'idle' ? 'idleTitle' : 'absoluteTitle')}>
      <Stack>
        <Text role="timer">{t(kind === 'idle' ? 'idleText' : 'absoluteText', { time })}</Text>
        <Group justify="flex-end">
          {kind === 'absolute' && (
            <Button variant="default" onClick={onLater}>
              {t('later')}
            </Button>
          )}
          <Button data-autofocus onClick={onStay}>
            {t(kind === 'idle' ? 'stay' : 'signInAgain')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
