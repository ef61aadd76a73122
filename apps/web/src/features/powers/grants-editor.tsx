import { ActionIcon, Group, NativeSelect, Stack, Switch, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { SumField } from '../../components';
import { DOCUMENT, TYPES } from '../../components/document';
import type { DocumentType } from '../../lib/api';
import { useT } from '../../lib/i18n';
import classes from './powers.module.css';
import { departmentsQuery } from './powers.query';
import { POWERS } from './texts';
import { type Act, ACTS, DOCUMENT_ACTS, type Grant, OTHER_ACTS } from './words';

interface Props {
  readonly grants: readonly Grant[];
  readonly onChange: (grants: Grant[]) => void;
  /** Said of roles: what they do not give by themselves. */
  readonly note?: string;
}

const TYPE_CODES = Object.keys(TYPES) as DocumentType[];

/** A new line of an act: everything, until it is narrowed. */
const wide = (act: Act): Grant => ({ act, documentType: null, limit: null, departmentId: null });

function Line({ grant, onChange, onRemove }: { grant: Grant; onChange: (grant: Grant) => void; onRemove: () => void }) {
  const t = useT(POWERS);
  const words = useT(DOCUMENT);
  const departments = useQuery(departmentsQuery).data ?? [];
  const about = t(ACTS[grant.act]);
  return (
    <div className={classes.line}>
      <NativeSelect
        size="xs"
        aria-label={`${about}: ${t('type')}`}
        value={grant.documentType ?? ''}
        onChange={(event) =>
          onChange({ ...grant, documentType: (event.currentTarget.value || null) as DocumentType | null })
        }
        data={[
          { value: '', label: t('anyType') },
          ...TYPE_CODES.map((code) => ({ value: code, label: words(TYPES[code]) })),
        ]}
      />
      <SumField
        size="xs"
        aria-label={`${about}: ${t('limit')}`}
        placeholder={t('limit')}
        value={grant.limit}
        onChange={(limit) => onChange({ ...grant, limit })}
        wrong={t('limitWrong')}
      />
      <NativeSelect
        size="xs"
        aria-label={`${about}: ${t('department')}`}
        value={grant.departmentId ?? ''}
        onChange={(event) => onChange({ ...grant, departmentId: event.currentTarget.value || null })}
        data={[
          { value: '', label: t('anyDepartment') },
          ...departments.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={`${about}: ${t('removeLine')}`}
        onClick={onRemove}
      >
        <IconTrash size={17} aria-hidden />
      </ActionIcon>
    </div>
  );
}

function ActLines({ act, grants, onChange }: Props & { act: Act }) {
  const t = useT(POWERS);
  const own = grants.flatMap((grant, i) => (grant.act === act ? [{ grant, i }] : []));
  const replace = (i: number, grant?: Grant) =>
    onChange(grants.flatMap((one, at) => (at === i ? (grant ? [grant] : []) : [one])));
  return (
    <section className={classes.act} aria-label={t(ACTS[act])}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text fw={550} size="sm">
          {t(ACTS[act])}{' '}
          {own.length === 0 && (
            <Text span c="dimmed" size="xs" fw={400}>
              {t('notGranted')}
            </Text>
          )}
        </Text>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('addLine', { act: t(ACTS[act]) })}
          onClick={() => onChange([...grants, wide(act)])}
        >
          <IconPlus size={17} aria-hidden />
        </ActionIcon>
      </Group>
      {own.map(({ grant, i }) => (
        <Line key={i} grant={grant} onChange={(next) => replace(i, next)} onRemove={() => replace(i)} />
      ))}
    </section>
  );
}

/** Acts × types of documents, with sums and departments (E-5.12): a line is a cell of the matrix; on a phone its parts stack. */
export function GrantsEditor({ grants, onChange, note }: Props) {
  const t = useT(POWERS);
  const toggle = (act: Act, on: boolean) =>
    onChange(on ? [...grants, wide(act)] : grants.filter((grant) => grant.act !== act));
  return (
    <Stack gap="sm">
      <Text fw={600}>{t('documentActs')}</Text>
      {note && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
      <div className={classes.acts}>
        {DOCUMENT_ACTS.map((act) => (
          <ActLines key={act} act={act} grants={grants} onChange={onChange} />
        ))}
      </div>
      <Text fw={600}>{t('otherActs')}</Text>
      <Stack gap="xs">
        {OTHER_ACTS.map((act) => (
          <Switch
            key={act}
            label={t(ACTS[act])}
            checked={grants.some((grant) => grant.act === act)}
            onChange={(event) => toggle(act, event.currentTarget.checked)}
          />
        ))}
      </Stack>
    </Stack>
  );
}
