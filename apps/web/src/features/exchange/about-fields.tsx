import { NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { DateField } from '../../components';
import { DOCUMENT, TYPES } from '../../components/document';
import type { DocumentType } from '../../lib/api';
import { useT } from '../../lib/i18n';
import classes from './document-editor.module.css';
import { LENGTHS } from './document-form';
import { EXCHANGE } from './texts';
import type { DocumentDraft } from './use-document-draft';

interface Props {
  readonly draft: DocumentDraft;
  /** A missing title is marked once one wanted to go on. */
  readonly strict: boolean;
}

const CODES = Object.keys(TYPES) as DocumentType[];

function Optional({ children }: { children: string }) {
  const t = useT(EXCHANGE);
  return (
    <>
      {children} <span className={classes.optional}>{t('optional')}</span>
    </>
  );
}

/** What the document is: title, type, its number and date at the sender, a word to the recipient. */
export function AboutFields({ draft, strict }: Props) {
  const t = useT(EXCHANGE);
  const words = useT(DOCUMENT);
  const { values, refused, set } = draft;
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
      <SimpleGrid cols={{ base: 1, sm: 3 }} className={classes.bottoms}>
        <NativeSelect
          label={t('type')}
          value={values.type}
          onChange={(event) => set({ type: event.currentTarget.value as DocumentType })}
          data={CODES.map((type) => ({ value: type, label: words(TYPES[type]) }))}
          error={refused['type']}
        />
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
