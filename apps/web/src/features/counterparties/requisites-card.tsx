import { Button, Group, Text, Title } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { Fact, Facts } from '../../components';
import type { Schemas } from '@qujat/api-client';
import type { Requisites } from '../../lib/api';
import { formatDate } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import { COUNTERPARTIES } from './texts';

type RequisitesVersion = Schemas['RequisitesVersion'];

/** The requisites as label and text, in the order of a contract. */
function useLines(requisites: Requisites): readonly (readonly [string, string])[] {
  const t = useT(COUNTERPARTIES);
  const localized = useLocalized();
  const vat = [requisites.vatSeries, requisites.vatNumber].filter(Boolean).join(' № ');
  return [
    [t('fullName'), localized(requisites.fullName)],
    [t('bin'), requisites.bin],
    [t('legalAddress'), requisites.legalAddress],
    [t('actualAddress'), requisites.actualAddress],
    [t('postalAddress'), requisites.postalAddress],
    [t('iik'), requisites.iik],
    [t('bic'), requisites.bic],
    [t('bank'), requisites.bankName],
    [t('vat'), requisites.vatPayer ? vat : t('noVat')],
    [t('email'), requisites.email],
    [t('phones'), requisites.phones.join(', ')],
  ];
}

/** Requisites of before, folded: an old contract is read with them. */
export function EarlierRequisites({ versions }: { versions: readonly RequisitesVersion[] }) {
  const t = useT(COUNTERPARTIES);
  return (
    <details>
      <summary>{t('earlierRequisites')}</summary>
      {versions.map(({ version, since, requisites }) => (
        <section key={version} aria-label={t('requisitesFrom', { date: formatDate(since) })}>
          <Title order={3} mt="md" mb={4}>
            {t('requisitesFrom', { date: formatDate(since) })}
          </Title>
          <Lines requisites={requisites} />
        </section>
      ))}
    </details>
  );
}

function Lines({ requisites }: { requisites: Requisites }) {
  const lines = useLines(requisites);
  return (
    <Facts>
      {lines.map(([label, text]) => (
        <Fact key={label} label={label}>
          {text}
        </Fact>
      ))}
    </Facts>
  );
}

/** What goes into a contract, to read and to copy. */
export function RequisitesCard({ requisites, since }: { requisites: Requisites; since: string }) {
  const t = useT(COUNTERPARTIES);
  const lines = useLines(requisites);
  const clipboard = useClipboard({ timeout: 3000 });
  const copy = () => clipboard.copy(lines.map(([label, text]) => `${label}: ${text}`).join('\n'));
  return (
    <section aria-labelledby="requisites">
      <Group justify="space-between" mb="sm">
        <div>
          <Title order={2} id="requisites">
            {t('requisites')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('requisitesSince', { date: formatDate(since) })}
          </Text>
        </div>
        <Button
          variant="default"
          size="xs"
          leftSection={clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          onClick={copy}
        >
          {t(clipboard.copied ? 'copied' : 'copy')}
        </Button>
      </Group>
      <Lines requisites={requisites} />
    </section>
  );
}
