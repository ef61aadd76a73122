import { ActionIcon, Button, Group, NativeSelect, SimpleGrid } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { PartyName } from '../../components/document';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './document-editor.module.css';
import type { Addressee, Values } from './document-form';
import { RecipientField } from './recipient-field';
import { EXCHANGE } from './texts';

interface Props {
  readonly values: Values;
  readonly error: string | undefined;
  readonly onChange: (patch: Partial<Values>) => void;
}

/** Several recipients: their order, at once or one after the other, and who signs first (E-7.1.3). */
export function MoreRecipients({ values, error, onChange }: Props) {
  const t = useT(EXCHANGE);
  const [isAdding, setIsAdding] = useState(false);
  const { recipient, others = [], sending = 'at-once', firstSigner = 'sender' } = values;
  if (!recipient) return null;
  const all = [recipient, ...others];
  const put = (next: readonly Addressee[]) => onChange({ recipient: next[0] ?? null, others: next.slice(1) });
  const add = (party: Addressee | null) => {
    setIsAdding(false);
    if (party && !all.some(({ bin }) => bin === party.bin)) put([...all, party]);
  };
  return (
    <>
      {others.length > 0 && <Order all={all} onChange={put} />}
      {isAdding ? (
        <RecipientField value={null} error={error} onChange={add} />
      ) : (
        <Button
          variant="default"
          size="xs"
          mt="xs"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setIsAdding(true)}
        >
          {t('addRecipient')}
        </Button>
      )}
      <SimpleGrid cols={{ base: 1, sm: others.length > 0 ? 2 : 1 }} mt="sm">
        {others.length > 0 && (
          <NativeSelect
            label={t('sending')}
            value={sending}
            onChange={(event) => onChange({ sending: event.currentTarget.value as typeof sending })}
            data={[
              { value: 'at-once', label: t('sendingAtOnce') },
              { value: 'in-order', label: t('sendingInOrder') },
            ]}
          />
        )}
        <NativeSelect
          label={t('firstSigner')}
          value={firstSigner}
          onChange={(event) => onChange({ firstSigner: event.currentTarget.value as typeof firstSigner })}
          data={[
            { value: 'sender', label: t('firstSender') },
            { value: 'recipient', label: t('firstRecipient') },
          ]}
        />
      </SimpleGrid>
    </>
  );
}

/** The recipients in their order, each to be moved and taken off. */
function Order({ all, onChange }: { all: readonly Addressee[]; onChange: (all: Addressee[]) => void }) {
  const t = useT(EXCHANGE);
  const localized = useLocalized();
  const swap = (i: number, j: number) => {
    const next = [...all];
    [next[i], next[j]] = [all[j]!, all[i]!];
    onChange(next);
  };
  return (
    <ol aria-label={t('recipientsInOrder')} className={classes.order}>
      {all.map((party, i) => {
        const name = localized(party.name);
        return (
          <li key={party.bin}>
            <span className="tabular">{i + 1}.</span>
            <PartyName party={party} />
            <Group gap={4} wrap="nowrap">
              <ActionIcon
                variant="default"
                disabled={i === 0}
                onClick={() => swap(i, i - 1)}
                aria-label={t('moveUp', { name })}
              >
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                disabled={i === all.length - 1}
                onClick={() => swap(i, i + 1)}
                aria-label={t('moveDown', { name })}
              >
                <IconArrowDown size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                onClick={() => onChange(all.filter((one) => one !== party))}
                aria-label={t('takeOff', { name })}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </Group>
          </li>
        );
      })}
    </ol>
  );
}
