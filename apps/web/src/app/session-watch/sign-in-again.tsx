import { Anchor, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { PasswordForm } from '../../features/sign-in/password-form';
import { signInRequest } from '../../features/sign-in/sign-in-request';
import type { Session } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { SigningPanel } from '../../lib/signing';
import { WATCH } from './texts';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly method: Session['method'];
  readonly onDone: (session: Session) => void;
  /** The person goes away instead. */
  readonly onLeave: () => void;
}

/** Signing in above the page: what is on it stays. */
export default function SignInAgain({ title, text, method, onDone, onLeave }: Props) {
  const t = useT(WATCH);
  const [way, setWay] = useState(method);
  const nonce = t('nonce');
  const request = useMemo(() => signInRequest(nonce), [nonce]);
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={title}
      size={520}
    >
      <Stack>
        <Text size="sm">{text}</Text>
        <SegmentedControl
          aria-label={title}
          value={way}
          onChange={(chosen) => setWay(chosen === 'password' ? 'password' : 'certificate')}
          data={[
            { value: 'certificate', label: t('byCertificate') },
            { value: 'password', label: t('byPassword') },
          ]}
        />
        {way === 'password' ? <PasswordForm onDone={onDone} /> : <SigningPanel request={request} onDone={onDone} />}
        <Anchor component="button" type="button" underline="always" onClick={onLeave}>
          {t('leave')}
        </Anchor>
      </Stack>
    </Modal>
  );
}
