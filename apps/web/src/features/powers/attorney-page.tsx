import { Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { Fact, Facts, Loading, Page, ProblemAlert, Time, useConfirm } from '../../components';
import { api, ask } from '../../lib/api';
import { formatDate } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useSignedIn } from '../../lib/session';
import { AttorneyState } from './attorneys-page';
import { CHECKS } from './checks/texts';
import { GrantsList } from './grants-list';
import classes from './powers.module.css';
import { attorneyQuery } from './powers.query';
import { POWERS } from './texts';
import { useAttorneySigning } from './use-attorney-signing';
import type { Attorney } from './words';

const RevokeDialog = lazy(() => import('./revoke-dialog'));

function About({ attorney }: { attorney: Attorney }) {
  const t = useT(POWERS);
  const { issuer, holder, validFrom, validTo, parentId, parentNumber, substitution, signedAt, revocation } = attorney;
  return (
    <Facts>
      <Fact label={t('holder')}>{holder}</Fact>
      <Fact label={t('issuer')}>{issuer}</Fact>
      {parentId && parentNumber && (
        <Fact label={t('ground')}>
          <Link to={`/powers-of-attorney/${parentId}`}>{parentNumber}</Link>
        </Fact>
      )}
      <Fact label={t('term')}>{t('termDays', { from: formatDate(validFrom), to: formatDate(validTo) })}</Fact>
      {substitution && <Fact label={t('mayHandOn')}>✓</Fact>}
      {signedAt && (
        <Fact label={t('signedAt')}>
          <Time value={signedAt} />
        </Fact>
      )}
      {revocation && (
        <Fact label={t('stateRevoked')}>
          <Time value={revocation.at} />, {t('revokedWhy', { by: revocation.by, reason: revocation.reason })}
          {revocation.of && ` (${t('revokedWith', { number: revocation.of })})`}
        </Fact>
      )}
    </Facts>
  );
}

function Acts({
  attorney,
  onChange,
}: {
  attorney: Attorney;
  onChange: (a: Attorney, said: 'attorneySigned' | 'revoked' | 'discarded') => void;
}) {
  const t = useT(POWERS);
  const { id, number, canSign, canRevoke, canDiscard, canSubstitute, signedAt } = attorney;
  const checks = useT(CHECKS);
  const isAdministrator = useSignedIn().rights.includes('participant.administer');
  const sign = useAttorneySigning();
  const confirm = useConfirm();
  const [revoking, setRevoking] = useState(false);
  const discard = useMutation({
    mutationFn: () => ask(api.POST('/api/powers-of-attorney/{id}/discard', { params: { path: { id } } })),
    onSuccess: (gone) => onChange(gone, 'discarded'),
  });
  const throwAway = async () => {
    const question = { title: t('discardTitle', { number }), text: t('discardText'), yes: t('discard') };
    if (await confirm(question)) discard.mutate();
  };
  const signNow = async () => {
    const signed = await sign(attorney);
    if (signed) onChange(signed, 'attorneySigned');
  };
  const file = (what: string) => `/api/powers-of-attorney/${id}/${what}`;
  return (
    <Group className={classes.noPrint} gap="xs">
      {canSign && <Button onClick={() => void signNow()}>{t('signAttorney')}</Button>}
      {canSubstitute && (
        <Button component={Link} variant="default" to={`/powers-of-attorney/new?parent=${id}`}>
          {t('handOn')}
        </Button>
      )}
      <Button component="a" variant="default" href={file('content')}>
        {t('download')}
      </Button>
      {signedAt && (
        <Button component="a" variant="default" href={file('signature')}>
          {t('downloadSignature')}
        </Button>
      )}
      {signedAt && isAdministrator && (
        <Button component={Link} variant="default" to={`/members/checks?sourceId=${id}`}>
          {checks('bySource')}
        </Button>
      )}
      <Button variant="default" onClick={() => window.print()}>
        {t('print')}
      </Button>
      {canDiscard && (
        <Button variant="default" c="red" loading={discard.isPending} onClick={() => void throwAway()}>
          {t('discard')}
        </Button>
      )}
      {discard.error && <ProblemAlert cause={discard.error} />}
      {canRevoke && (
        <Button variant="default" c="red" onClick={() => setRevoking(true)}>
          {t('revoke')}
        </Button>
      )}
      <Suspense>
        {revoking && (
          <RevokeDialog
            attorney={attorney}
            onClose={() => setRevoking(false)}
            onDone={(done) => {
              setRevoking(false);
              onChange(done, 'revoked');
            }}
          />
        )}
      </Suspense>
    </Group>
  );
}

/** A power of attorney: its words, its standing, what can be done with it. */
export function Component() {
  const t = useT(POWERS);
  const client = useQueryClient();
  const { id = '' } = useParams();
  const { data: attorney, error, refetch } = useQuery(attorneyQuery(id));
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  if (!attorney) return <Loading />;
  const change = (changed: Attorney, said: 'attorneySigned' | 'revoked' | 'discarded') => {
    client.setQueryData(attorneyQuery(id).queryKey, changed);
    void client.invalidateQueries({ queryKey: ['powers'] });
    notifications.show({ message: t(said) });
  };
  return (
    <Page
      title={attorney.number}
      aside={<AttorneyState state={attorney.state} />}
      back={{ to: '/powers-of-attorney', label: t('attorneysTitle') }}
      width="text"
    >
      <Stack>
        <section className={classes.panel}>
          <About attorney={attorney} />
          <GrantsList grants={attorney.grants} />
        </section>
        <Acts attorney={attorney} onChange={change} />
        <pre className={classes.text} tabIndex={0} aria-label={t('attorneyText')}>
          {attorney.text}
        </pre>
      </Stack>
    </Page>
  );
}
