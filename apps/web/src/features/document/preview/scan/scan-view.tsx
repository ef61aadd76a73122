import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Loading } from '../../../../components';
import { fetchBlob } from '../../../../lib/api';
import { useT } from '../../../../lib/i18n';
import { PAGE } from '../../texts';
import { aside } from '../aside';
import { VIEW } from '../texts';
import classes from '../views.module.css';
import type { ViewProps } from '../view-props';
import type { Scan } from './scan.worker';

async function scanOf(url: string): Promise<Scan> {
  const bytes = await (await fetchBlob(url)).arrayBuffer();
  const worker = new Worker(new URL('./scan.worker.ts', import.meta.url), { type: 'module' });
  return aside<Scan>(worker, bytes, [bytes]);
}

function Picture({ image, label }: { image: Scan['images'][number]; label: string }) {
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(image.blob);
    picture.current!.src = address;
    return () => URL.revokeObjectURL(address);
  }, [image.blob]);
  return <img ref={picture} className={classes.scan} alt={label} width={image.width} height={image.height} />;
}

/** The images of a scan under each other: browsers show no TIFF of their own. */
export default function ScanView({ url, sha256, name, failed }: ViewProps) {
  const t = useT(PAGE);
  const w = useT(VIEW);
  const { data, error } = useQuery({
    queryKey: ['scan-content', sha256],
    queryFn: () => scanOf(url),
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
  if (error || data?.images.length === 0) return failed;
  if (!data) return <Loading>{t('previewLoading')}</Loading>;
  const { count, images } = data;
  return (
    <>
      <div className={classes.scans} tabIndex={0} role="region" aria-label={w('scanRegion', { name })}>
        {images.map((image, i) => (
          <Picture key={i} image={image} label={w('scanPage', { number: i + 1, count })} />
        ))}
      </div>
      <Text size="xs" c="dimmed" mt={4}>
        {images.length < count ? w('scanCut', { shown: images.length, count }) : w('scanPages', { count })}
      </Text>
    </>
  );
}
