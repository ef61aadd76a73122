import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconPencil, IconSignature } from '@tabler/icons-react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading, ProblemAlert, StatusChip } from '../../components';
import { api, ask, fetchBlob, type Agreement, type Session } from '../../lib/api';
import { formatDate, formatDateTime } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import { useSigner, type SignItem } from '../../lib/signing';
import classes from './registration.module.css';
import { REGISTRATION } from './texts';

/** The agreement and the offer, and whether they are signed. */
export const agreementsQuery = queryOptions({
  queryKey: ['agreements'],
  queryFn: () => ask(api.GET('/api/agreements')),
});

const contentPath = ({ id }: Agreement) => `/api/agreements/${id}/content`;

/** Does this person's signature still miss? The first head signs for the organisation too (E-5.14). */
const isUnsigned = (agreement: Agreement, session: Session): boolean =>
  agreement.awaitsUser || (session.role !== 'employee' && session.role !== 'sign-right' && agreement.awaitsParticipant);

function Content({ agreement }: { agreement: Agreement }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['agreements', agreement.id, 'content'],
    queryFn: async () => (await fetchBlob(contentPath(agreement))).text(),
    staleTime: Infinity,
  });
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <div className={classes.agreementText} tabIndex={0} role="region" aria-label={agreement.title.ru}>
      {data}
    </div>
  );
}

function Card({ agreement }: { agreement: Agreement }) {
  const t = useT(REGISTRATION);
  const localized = useLocalized();
  const [isOpen, setOpen] = useState(false);
  const signed = agreement.signedByUser;
  return (
    <article className={classes.agreement}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={3}>{localized(agreement.title)}</Title>
          <Text size="sm" c="dimmed">
            {t('version', { version: agreement.version, date: formatDate(agreement.effectiveFrom) })}
          </Text>
        </div>
        <Button variant="default" size="xs" flex="none" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'hide' : 'read')}
        </Button>
      </Group>
      <Group mt="xs">
        {signed ? (
          <StatusChip tone="good" icon={IconCircleCheck}>
            {t('signedAt', { at: formatDateTime(signed.at) })}
          </StatusChip>
        ) : (
          <StatusChip tone="neutral" icon={IconPencil}>
            {t('notSigned')}
          </StatusChip>
        )}
      </Group>
      {isOpen && <Content agreement={agreement} />}
    </article>
  );
}

function useSignAgreements() {
  const sign = useSigner();
  const client = useQueryClient();
  const localized = useLocalized();
  return (agreements: readonly Agreement[]) => {
    const accepted = new Set<string>();
    const itemOf = (agreement: Agreement): SignItem => ({
      name: localized(agreement.title),
      size: agreement.size,
      sha256: agreement.sha256,
      content: () => fetchBlob(contentPath(agreement)),
    });
    const submit = async (signatures: string[]) => {
      for (const [i, { id }] of agreements.entries()) {
        if (accepted.has(id)) continue;
        const body = { signature: signatures[i] ?? '' };
        await ask(api.POST('/api/agreements/{id}/acceptances', { params: { path: { id } }, body }));
        accepted.add(id);
      }
      await client.invalidateQueries(agreementsQuery);
      return true;
    };
    return sign({ kind: 'agreement', items: agreements.map(itemOf), submit });
  };
}

/** Step 3: the usage agreement and the public offer are signed before work begins (E-5.14). */
export function AgreementsStep({ session, onNext }: { session: Session; onNext: () => Promise<unknown> }) {
  const t = useT(REGISTRATION);
  const { data, error, isPending, refetch } = useQuery(agreementsQuery);
  const signAgreements = useSignAgreements();
  const unsigned = data?.filter((agreement) => isUnsigned(agreement, session)) ?? [];
  const act = async () => {
    const isDone = unsigned.length === 0 || (await signAgreements(unsigned));
    if (isDone) await onNext();
  };
  return (
    <section aria-labelledby="step">
      <Title order={2} id="step">
        {t('agreementsTitle')}
      </Title>
      <Text c="dimmed" mb="lg">
        {t('agreementsText')} {session.role === 'first-head' && t('agreementsHead')}
      </Text>
      {isPending && <Loading />}
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {data && (
        <Stack>
          {data.map((agreement) => (
            <Card key={agreement.id} agreement={agreement} />
          ))}
          <Button
            leftSection={unsigned.length > 0 && <IconSignature size={19} aria-hidden />}
            onClick={() => void act()}
            style={{ alignSelf: 'flex-start' }}
          >
            {unsigned.length > 0 ? t('signAll', { count: unsigned.length }) : t('next')}
          </Button>
        </Stack>
      )}
    </section>
  );
}
