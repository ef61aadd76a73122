import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ProblemAlert } from '../../components';
import type { Config } from '../../lib/api';
import { formatSize } from '../../lib/format';
import { useLocale, useT } from '../../lib/i18n';
import classes from './document-editor.module.css';
import { namesOf } from './file-check';
import { EXCHANGE } from './texts';
import type { Refusal } from './use-file-upload';

interface Props {
  readonly refusal: Refusal;
  readonly limits: Config;
  readonly hasFile: boolean;
}

/** A file that was not taken: why, and that nothing else is lost. */
export function FileRefusal({ refusal, limits, hasFile }: Props) {
  const t = useT(EXCHANGE);
  const locale = useLocale();
  const title = t('fileRefused', { name: refusal.name });
  const kept = t(hasFile ? 'fileKept' : 'formKept');
  if (!refusal.obstacle) {
    return (
      <div className={classes.refusal}>
        <ProblemAlert cause={refusal.cause} title={title} kept={kept} />
      </div>
    );
  }
  const values = {
    excess: formatSize(Math.max(0, refusal.size - limits.maxFileBytes), locale),
    limit: formatSize(limits.maxFileBytes, locale),
    types: namesOf(limits),
  };
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />} title={title} className={classes.refusal}>
      <Text size="sm">{t(refusal.obstacle, values)}</Text>
      <Text size="sm" mt={4}>
        {kept}
      </Text>
    </Alert>
  );
}
