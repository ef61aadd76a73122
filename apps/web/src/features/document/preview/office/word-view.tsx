import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Loading } from '../../../../components';
import { fetchBlob } from '../../../../lib/api';
import { useT } from '../../../../lib/i18n';
import { PAGE } from '../../texts';
import { VIEW } from '../texts';
import classes from '../views.module.css';
import type { ViewProps } from '../view-props';
import { wordHtml } from './word-html';

/** An A4 page and the grey around it. */
const PAGE_WIDTH = 830;
/** Narrower than this the text flows anew instead of being made smaller. */
const FLOWS_BELOW = 460;

/** The pages of a text document in a frame in which nothing runs and from which nothing is fetched. */
export default function WordView({ url, sha256, name, failed }: ViewProps) {
  const t = useT(PAGE);
  const w = useT(VIEW);
  const { ref, width } = useElementSize();
  const { data, error } = useQuery({
    queryKey: ['word-content', sha256],
    queryFn: async () => wordHtml(new Uint8Array(await (await fetchBlob(url)).arrayBuffer()), name),
    staleTime: Infinity,
    retry: false,
  });
  if (error) return failed;
  if (data === undefined) return <Loading>{t('previewLoading')}</Loading>;
  const scale = width === 0 || width < FLOWS_BELOW ? 1 : Math.min(1, width / PAGE_WIDTH);
  return (
    <div ref={ref} className={classes.frameBox}>
      <iframe
        className={classes.frame}
        title={w('wordFrame', { name })}
        sandbox=""
        referrerPolicy="no-referrer"
        srcDoc={data}
        style={{ width: `${100 / scale}%`, height: `${100 / scale}%`, transform: `scale(${scale})` }}
      />
    </div>
  );
}
