import { Button, Group, Text } from '@mantine/core';
import { ParticipantState } from '../../components/participant';
import type { LedAssociation } from '../../lib/api';
import { formatDate } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import { useOrganisationChoice } from '../organisations/use-organisation-choice';
import classes from './associations.module.css';
import { ASSOCIATIONS } from './texts';

const today = () => new Date().toISOString().slice(0, 10);

/** An association that the organisation leads. */
export function LedCard({ association }: { association: LedAssociation }) {
  const t = useT(ASSOCIATIONS);
  const localized = useLocalized();
  const choice = useOrganisationChoice();
  const { id, bin, state, validUntil, belongs } = association;
  const name = localized(association.name);
  return (
    <li className={classes.card}>
      <Group gap="xs">
        <Text fw={600}>{name}</Text>
        <ParticipantState state={state} />
      </Group>
      <Text size="sm" c="dimmed">
        {t('number', { bin })}
      </Text>
      {validUntil && (
        <Text size="sm">{t(validUntil < today() ? 'over' : 'until', { date: formatDate(validUntil) })}</Text>
      )}
      {belongs ? (
        <Button
          mt="sm"
          variant="default"
          aria-label={t('workHereFor', { name })}
          loading={choice.isPending}
          onClick={() => choice.mutate(id)}
        >
          {t('workHere')}
        </Button>
      ) : (
        <Text size="sm" mt="xs">
          {t('notMember')}
        </Text>
      )}
    </li>
  );
}
