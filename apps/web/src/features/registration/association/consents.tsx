import { Button, Fieldset, Stack, Text } from '@mantine/core';
import { IconBan, IconCheck, IconHistory, IconHourglass, IconMailQuestion } from '@tabler/icons-react';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Loading, ProblemAlert, StatusChip, Time } from '../../../components';
import { api, ask, type MemberConsent } from '../../../lib/api';
import { useLocalized, useT } from '../../../lib/i18n';
import classes from '../registration.module.css';
import { REGISTRATION } from '../texts';
import type { ParticipantDraft } from '../use-participant-draft';

const REFRESH_MS = 30_000;

/** How the members have decided; asked again while one waits for them. */
export const consentsQuery = queryOptions({
  queryKey: ['associations', 'members'],
  queryFn: () => ask(api.GET('/api/participants/mine/consents')),
  refetchInterval: REFRESH_MS,
});

const CHIPS = {
  asked: { tone: 'attention', icon: IconHourglass, label: 'consentAsked' },
  given: { tone: 'good', icon: IconCheck, label: 'consentGiven' },
  refused: { tone: 'bad', icon: IconBan, label: 'consentRefused' },
  lapsed: { tone: 'neutral', icon: IconHistory, label: 'consentLapsed' },
} as const;

function Row({ consent }: { consent: MemberConsent }) {
  const t = useT(REGISTRATION);
  const localized = useLocalized();
  const { name, bin, state, current, decidedAt, decidedBy, reason } = consent;
  const { label, ...chip } = CHIPS[current ? state : 'lapsed'];
  return (
    <li className={classes.document}>
      <div className={classes.documentText}>
        <Text size="sm" fw={550}>
          {localized(name)}
        </Text>
        <Text size="xs" c="dimmed">
          {bin}
          {decidedAt && (
            <>
              , {decidedBy}, <Time value={decidedAt} />
            </>
          )}
        </Text>
        {reason && <Text size="sm">{reason}</Text>}
      </div>
      <StatusChip {...chip}>{t(label)}</StatusChip>
    </li>
  );
}

/** Members of a temporary association are asked for their consent to the terms in the form (E-5.1). */
export function Consents({ draft }: { draft: ParticipantDraft }) {
  const t = useT(REGISTRATION);
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(consentsQuery);
  const asking = useMutation({
    mutationFn: async () => {
      // What is asked is what stands in the form now.
      if (!(await draft.save())) throw new Error('the form could not be saved');
      return ask(api.POST('/api/participants/mine/consents'));
    },
    onSuccess: (consents) => client.setQueryData(consentsQuery.queryKey, consents),
  });
  return (
    <Fieldset legend={t('groupConsents')} variant="unstyled" className={classes.group}>
      <Text size="sm" c="dimmed">
        {t('consentsText')}
      </Text>
      {isPending && <Loading />}
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <Text size="sm">{t('consentsNone')}</Text>}
      {data && data.length > 0 && (
        <ul className={classes.documents}>
          {data.map((consent) => (
            <Row key={consent.id} consent={consent} />
          ))}
        </ul>
      )}
      <Stack gap="xs" align="flex-start">
        {asking.error && <ProblemAlert cause={asking.error} kept />}
        <Button
          variant="default"
          leftSection={<IconMailQuestion size={17} aria-hidden />}
          loading={asking.isPending}
          onClick={() => asking.mutate()}
        >
          {t(data?.length ? 'consentsAgain' : 'consentsAsk')}
        </Button>
      </Stack>
    </Fieldset>
  );
}
