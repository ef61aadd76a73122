import { Text } from '@mantine/core';
import { useT } from '../i18n';
import { SIGNING } from './texts';

/** Why a signature is asked for in the middle of something else. */
export default function StepUpNote() {
  const t = useT(SIGNING);
  return <Text size="sm">{t('stepUpNote')}</Text>;
}
