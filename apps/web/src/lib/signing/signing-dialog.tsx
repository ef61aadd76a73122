import { Modal } from '@mantine/core';
import { COMMON } from '../../components/texts';
import { useT } from '../i18n';
import { SigningPanel } from './signing-panel';
import type { OpenSigning } from './signing.types';
import { SIGNING } from './texts';

const TITLES = {
  document: 'titleDocument',
  statement: 'titleStatement',
  agreement: 'titleAgreement',
  'sign-in': 'titleSignIn',
  'step-up': 'titleStepUp',
} as const;

/** The dialog in which everything but sign-in is signed. */
export default function SigningDialog({ open }: { open: OpenSigning }) {
  const t = useT(SIGNING);
  const common = useT(COMMON);
  return (
    <Modal
      opened
      onClose={() => open.settle(undefined)}
      closeOnClickOutside={false}
      size={560}
      title={t(TITLES[open.request.kind], { count: open.request.items.length })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <SigningPanel request={open.request} onDone={open.settle} />
    </Modal>
  );
}
