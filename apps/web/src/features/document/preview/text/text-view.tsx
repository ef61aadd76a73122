import { NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading } from '../../../../components';
import { fetchBlob } from '../../../../lib/api';
import { formatSize } from '../../../../lib/format';
import { useLocale, useT } from '../../../../lib/i18n';
import { PAGE } from '../../texts';
import { VIEW } from '../texts';
import classes from '../views.module.css';
import type { ViewProps } from '../view-props';
import { decode, type Encoding, ENCODINGS, encodingOf } from './text-encoding';

const MAX_SHOWN = 1024 * 1024;
const NAMES = {
  'utf-8': 'encodingUtf8',
  'utf-16': 'encodingUtf16',
  'windows-1251': 'encodingRussian',
  'kz-1048': 'encodingKazakh',
} as const satisfies Record<Encoding, string>;

async function beginningOf(url: string): Promise<{ bytes: Uint8Array; isCut: boolean }> {
  const blob = await fetchBlob(url);
  const bytes = new Uint8Array(await blob.slice(0, MAX_SHOWN).arrayBuffer());
  return { bytes, isCut: blob.size > MAX_SHOWN };
}

/** The words of a text file, in the encoding it is most likely in or in the one the reader chooses. */
export default function TextView({ url, sha256, name, failed }: ViewProps) {
  const t = useT(PAGE);
  const w = useT(VIEW);
  const locale = useLocale();
  const [chosen, choose] = useState<Encoding>();
  const { data, error } = useQuery({
    queryKey: ['text-content', sha256],
    queryFn: () => beginningOf(url),
    staleTime: Infinity,
  });
  if (error) return failed;
  if (!data) return <Loading>{t('previewLoading')}</Loading>;
  const encoding = chosen ?? encodingOf(data.bytes);
  return (
    <>
      <NativeSelect
        label={w('encoding')}
        size="xs"
        mb="xs"
        className={classes.choice}
        value={encoding}
        onChange={({ currentTarget }) => choose(currentTarget.value as Encoding)}
        data={ENCODINGS.map((value) => ({ value, label: w(NAMES[value]) }))}
      />
      <pre className={classes.text} tabIndex={0} role="region" aria-label={w('textRegion', { name })}>
        {decode(data.bytes, encoding)}
      </pre>
      {data.isCut && (
        <Text size="xs" c="dimmed" mt={4}>
          {w('textCut', { size: formatSize(MAX_SHOWN, locale) })}
        </Text>
      )}
    </>
  );
}
