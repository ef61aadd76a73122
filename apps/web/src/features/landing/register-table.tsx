import { Button, Group, Table, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBan, IconBuilding, IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { EmptyState, Loading, ProblemAlert, StatusChip, Time } from '../../components';
import type { PublicParticipant } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './landing.module.css';
import { useRegister } from './register.query';
import { LANDING } from './texts';

const RegionFilter = lazy(() => import('./regions/region-filter'));

function Row({ participant }: { participant: PublicParticipant }) {
  const t = useT(LANDING);
  const localized = useLocalized();
  return (
    <Table.Tr>
      <Table.Td className={classes.name}>
        {localized(participant.name)}
        <span className={classes.kind}>{t(participant.kind === 'legal-entity' ? 'legalEntity' : 'entrepreneur')}</span>
        {participant.standing !== 'good' && (
          <StatusChip tone="bad" icon={IconBan}>
            {t(participant.standing === 'suspended' ? 'standingSuspended' : 'standingExcluded')}
          </StatusChip>
        )}
      </Table.Td>
      <Table.Td className={classes.bin}>{participant.bin}</Table.Td>
      <Table.Td className={classes.since}>
        <Time value={participant.accreditedAt} show="date" />
      </Table.Td>
    </Table.Tr>
  );
}

function Nobody({ searched }: { searched: boolean }) {
  const t = useT(LANDING);
  return (
    <EmptyState icon={IconBuilding} title={t(searched ? 'registerNothing' : 'registerEmpty')}>
      {t(searched ? 'registerNothingText' : 'registerEmptyText')}
    </EmptyState>
  );
}

function Rows({ participants }: { participants: readonly PublicParticipant[] }) {
  const t = useT(LANDING);
  return (
    <Table className={classes.table} aria-label={t('registerTitle')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('registerName')}</Table.Th>
          <Table.Th>{t('registerBin')}</Table.Th>
          <Table.Th className={classes.since}>{t('registerSince')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {participants.map((participant) => (
          <Row key={participant.bin} participant={participant} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Search and table of the public register. */
export function RegisterTable({ limit, regions = false }: { limit: number; regions?: boolean }) {
  const t = useT(LANDING);
  const [search, setSearch] = useState('');
  const [region, setRegion] = useState('');
  const [wanted] = useDebouncedValue(search.trim(), 250);
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useRegister(
    wanted,
    region,
    limit,
  );
  const participants = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div>
      <TextInput
        type="search"
        placeholder={t('registerSearch')}
        aria-label={t('registerSearch')}
        leftSection={<IconSearch size={17} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        mb="xs"
      />
      <Suspense>{regions && <RegionFilter region={region} search={wanted} onChange={setRegion} />}</Suspense>
      {isPending && <Loading />}
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {data &&
        (participants.length > 0 ? (
          <Rows participants={participants} />
        ) : (
          <Nobody searched={wanted !== '' || region !== ''} />
        ))}
      {hasNextPage && (
        <Group justify="center" mt="sm">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </Group>
      )}
    </div>
  );
}
