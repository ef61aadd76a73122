import { Text } from '@mantine/core';
import type { Schemas } from '@qujat/api-client';
import { useQuery } from '@tanstack/react-query';
import { DOCUMENT, TYPES } from '../../components/document';
import { Loading } from '../../components';
import { Fold } from '../../components/report';
import { api, ask, type DocumentType } from '../../lib/api';
import { formatDate, formatMoney } from '../../lib/format';
import { useT } from '../../lib/i18n';
import classes from './approval.module.css';
import type { Approval } from './approval.query';
import { APPROVAL } from './texts';

type Change = Schemas['RequisiteChange'];

const FIELDS = {
  title: 'fieldTitle',
  type: 'fieldType',
  note: 'fieldNote',
  outgoingNumber: 'fieldOutgoingNumber',
  documentDate: 'fieldDocumentDate',
  amount: 'fieldAmount',
  department: 'fieldDepartment',
  recipient: 'fieldRecipient',
  file: 'fieldFile',
} as const satisfies Record<Change['field'], string>;

const MARKS = { same: ' ', removed: '−', added: '+' } as const;

function useShown() {
  const t = useT(APPROVAL);
  const words = useT(DOCUMENT);
  return (field: Change['field'], value: string | null): string => {
    if (value === null) return t('empty');
    if (field === 'amount') return formatMoney(Number(value) / 100);
    if (field === 'documentDate') return formatDate(value);
    return field === 'type' ? words(TYPES[value as DocumentType]) : value;
  };
}

function Changed({ change: { field, before, after } }: { change: Change }) {
  const t = useT(APPROVAL);
  const shown = useShown();
  return (
    <div>
      <dt>{t(FIELDS[field])}</dt>
      <dd>
        {before === after ? (
          `${shown(field, after)} (${t('sameNameOtherContent')})`
        ) : (
          <>
            <del>{shown(field, before)}</del> → <ins>{shown(field, after)}</ins>
          </>
        )}
      </dd>
    </div>
  );
}

function Found({ id }: { id: string }) {
  const t = useT(APPROVAL);
  const { data } = useQuery({
    queryKey: ['approval', 'changes', id],
    queryFn: () => ask(api.GET('/api/documents/{id}/approval/changes', { params: { path: { id } } })),
    staleTime: 0,
  });
  if (!data) return <Loading />;
  if (data.changes.length === 0) return <Text size="sm">{t('noChanges')}</Text>;
  return (
    <>
      <dl className={classes.changes}>
        {data.changes.map((change) => (
          <Changed key={change.field} change={change} />
        ))}
      </dl>
      {data.text && (
        <pre className={classes.diff} aria-label={t('textChanged')} tabIndex={0}>
          {data.text.map(({ kind, text }) => `${MARKS[kind]} ${text}`).join('\n')}
        </pre>
      )}
    </>
  );
}

/** What changed since the round before: there is something to compare once the document has been through one. */
export function Changes({ approval, id }: { approval: Approval; id: string }) {
  const t = useT(APPROVAL);
  const { state, rounds } = approval;
  if (rounds.length === 0 || (rounds.length === 1 && state === 'running') || state === 'approved') return null;
  return (
    <Fold label={t('changes')}>
      <Found key={`${rounds.length} ${state}`} id={id} />
    </Fold>
  );
}
