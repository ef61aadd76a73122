import { Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck, IconShieldQuestion, type Icon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { Loading, ProblemAlert } from '../../components';
import { api, ask, problemOf, type PublicVerification } from '../../lib/api';
import { formatDateTime } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { answerOf, type Answer } from './answer';
import { CompareCopy } from './compare-copy';
import { NothingFound } from './not-found';
import { Registered, SignaturesAndReceipt } from './registered';
import { VERIFICATION } from './texts';
import classes from './verification.module.css';

const ICONS: Readonly<Record<Answer['look'], Icon>> = {
  yes: IconShieldCheck,
  but: IconAlertTriangle,
  no: IconShieldQuestion,
};

function TheAnswer({ found }: { found: PublicVerification }) {
  const t = useT(VERIFICATION);
  const { look, title, text } = answerOf(found);
  const Glyph = ICONS[look];
  return (
    <div className={classes.answer} data-look={look} role="status">
      <Glyph size={40} stroke={1.5} aria-hidden />
      <div>
        <Title order={1}>{t(title)}</Title>
        <Text mt={4}>{t(text, { at: found.annulment ? formatDateTime(found.annulment.at) : '' })}</Text>
        <Text size="sm" mt={4}>
          {t('paper')}
        </Text>
        <Text size="xs" mt={6} c="dimmed">
          {t('verifiedAt', { at: formatDateTime(found.verifiedAt) })}
        </Text>
      </div>
    </div>
  );
}

function useTabTitle(number: string) {
  const t = useT(VERIFICATION);
  const title = t('tabTitle', { number });
  useEffect(() => {
    document.title = `${title} · Qujat`;
  }, [title]);
}

const Frame = ({ children }: { children: ReactNode }) => <div className={classes.page}>{children}</div>;

/** Is this real? One answer for a stranger with a paper and a QR code, the reasons under it, no sign-in (E-7.5.10). */
export function Component() {
  const t = useT(VERIFICATION);
  const { number = '', token = '' } = useParams();
  useTabTitle(number);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['verification', number, token],
    queryFn: () => ask(api.GET('/api/public/verification/{number}/{token}', { params: { path: { number, token } } })),
  });
  if (isPending) return <Loading>{t('loading')}</Loading>;
  if (data) {
    return (
      <Frame>
        <TheAnswer found={data} />
        <Registered found={data} />
        <SignaturesAndReceipt found={data} />
        <CompareCopy file={data.file} />
      </Frame>
    );
  }
  if (problemOf(error).status === 404) {
    return (
      <Frame>
        <NothingFound key={`${number} ${token}`} number={number} token={token} />
      </Frame>
    );
  }
  return (
    <Frame>
      <ProblemAlert cause={error} onRetry={() => void refetch()} />
    </Frame>
  );
}
