import { NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DateField, SumField } from '../../components';
import { useT } from '../../lib/i18n';
import { departmentsQuery } from '../powers';
import classes from './document-editor.module.css';
import { LENGTHS } from './document-form';
import { EXCHANGE } from './texts';
import type { DocumentDraft } from './use-document-draft';

interface Props {
  readonly draft: DocumentDraft;
  /** A missing title is marked once one wanted to go on. */
  readonly strict: boolean;
  /** Number, day and sum come from the form: they are not asked for twice. */
  readonly isFormed: boolean;
}

function Optional({ children }: { children: string }) {
  const t = useT(EXCHANGE);
  return (
    <>
      {children} <span className={classes.optional}>{t('optional')}</span>
    </>
  );
}

/** What the document is: title, type, its number and date at the sender, a word to the recipient. */
export function AboutFields({ draft, strict, isFormed }: Props) {
  const t = useT(EXCHANGE);
  const { values, refused, set } = draft;
  const departments = useQuery(departmentsQuery).data ?? [];
  // A draft keeps its last title: an emptied field must not look saved.
  const isEmptied = values.title.trim() === '' && (strict || draft.id !== undefined);
  return (
    <div className={classes.fields}>
      <Textarea
        id="field-title"
        label={t('title')}
        description={t('titleHint')}
        value={values.title}
        onChange={(event) => set({ title: event.currentTarget.value.replace(/\s*\n\s*/g, ' ') })}
        onKeyDown={(event) => {
          // One line, however many it takes on the screen.
          if (event.key === 'Enter') event.preventDefault();
        }}
        error={refused['title'] ?? (isEmptied && t('titleMissing'))}
        maxLength={LENGTHS.title}
        autoComplete="off"
        autosize
        minRows={1}
        maxRows={4}
        required
        withAsterisk={false}
      />
      {!isFormed && (
        <SimpleGrid cols={{ base: 1, sm: 2 }} className={classes.bottoms}>
          <TextInput
            label={<Optional>{t('outgoingNumber')}</Optional>}
            value={values.outgoingNumber}
            onChange={(event) => set({ outgoingNumber: event.currentTarget.value })}
            error={refused['outgoingNumber']}
            maxLength={LENGTHS.outgoingNumber}
            autoComplete="off"
          />
          <DateField
            label={<Optional>{t('documentDate')}</Optional>}
            value={values.documentDate}
            onChange={(documentDate) => set({ documentDate })}
            wrong={t('documentDateWrong')}
            error={refused['documentDate']}
          />
        </SimpleGrid>
      )}
      <SimpleGrid cols={{ base: 1, sm: departments.length > 0 && !isFormed ? 2 : 1 }} className={classes.bottoms}>
        {!isFormed && (
          <SumField
            label={<Optional>{t('amount')}</Optional>}
            description={t('amountHint')}
            value={values.amount}
            onChange={(amount) => set({ amount })}
            wrong={t('amountWrong')}
            error={refused['amount']}
          />
        )}
        {departments.length > 0 && (
          <NativeSelect
            label={<Optional>{t('department')}</Optional>}
            description={t('departmentHint')}
            value={values.departmentId}
            onChange={(event) => set({ departmentId: event.currentTarget.value })}
            data={[
              { value: '', label: t('departmentNone') },
              ...departments.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            error={refused['departmentId']}
          />
        )}
      </SimpleGrid>
      <DateField
        label={<Optional>{t('answerBy')}</Optional>}
        description={t('answerByHint')}
        value={values.answerBy ?? ''}
        onChange={(answerBy) => set({ answerBy })}
        wrong={t('documentDateWrong')}
        error={refused['answerBy']}
      />
      <Textarea
        label={<Optional>{t('note')}</Optional>}
        description={t('noteHint')}
        value={values.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
        error={refused['note']}
        maxLength={LENGTHS.note}
        autosize
        minRows={2}
        maxRows={8}
      />
    </div>
  );
}
