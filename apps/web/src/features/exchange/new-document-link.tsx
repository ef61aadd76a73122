import { Button, type ButtonProps } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useT } from '../../lib/i18n';
import { useRight } from '../../lib/session';
import { EXCHANGE } from './texts';

/** Leads to the form of a new document; absent for those who may not prepare documents. */
export function NewDocumentLink(props: ButtonProps) {
  const t = useT(EXCHANGE);
  if (!useRight('document.prepare')) return null;
  return (
    <Button component={Link} to="/documents/new" leftSection={<IconPlus size={18} aria-hidden />} {...props}>
      {t('newDocument')}
    </Button>
  );
}
