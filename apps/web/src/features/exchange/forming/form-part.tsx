import { Fieldset } from '@mantine/core';
import { isTable, type ProblemCode, rowsOf } from '@qujat/forms';
import type { Schemas } from '@qujat/api-client';
import { useEffect, useState } from 'react';
import { useLocalized } from '../../../lib/i18n';
import type { Saving } from '../../../lib/use-autosave';
import type { DocumentDraft } from '../use-document-draft';
import editor from '../document-editor.module.css';
import { FieldInput } from './field-input';
import classes from './forming.module.css';
import { RowsInput } from './rows-input';
import { keptOf, problemsIn, typedRows } from './typed';
import { useFormDraft } from './use-form-draft';

/** What the page around needs to know of the form. */
export interface FormStanding {
  readonly saving: Saving;
  /** Path of the first field that is wrong or missing. */
  readonly firstProblem: string | undefined;
  /** Nothing of it has reached the server yet, nor is about to. */
  readonly isUntouched: boolean;
  /** Forms the document; tells whether that worked. */
  readonly complete: () => Promise<boolean>;
  /** Brings what is typed to the server before something else happens. */
  readonly settle: () => Promise<boolean>;
  /** Keeps what is typed here over what somebody else has saved meanwhile. */
  readonly overwrite: () => Promise<void>;
}

interface Props {
  readonly draft: DocumentDraft;
  readonly opened: Schemas['DocumentFormResponse'] | undefined;
  /** What is missing is marked once one wanted to go on. */
  readonly strict: boolean;
  readonly onStanding: (standing: FormStanding) => void;
}

/** The form of the document's type, made from its schema. */
export default function FormPart({ draft, opened, strict, onStanding }: Props) {
  const localized = useLocalized();
  const form = useFormDraft(draft, opened);
  const { schema, typed, set, saving } = form;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const problems = problemsIn(schema, typed);
  const kept = keptOf(schema, typed);
  const firstProblem = [...problems.keys()][0];
  useEffect(() => {
    const { complete, settle, overwrite } = form;
    const isUntouched = opened === undefined && saving.state === 'untouched';
    onStanding({ saving, firstProblem, isUntouched, complete, settle, overwrite });
    // What the functions work on is in references: they stay right while the form is typed in.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [saving, firstProblem, schema]);

  const problemAt = (path: string): ProblemCode | undefined => {
    const code = problems.get(path);
    // What is merely not there yet is no mistake while one is still typing.
    return strict || (left.has(path) && code !== 'form.required') ? code : undefined;
  };
  const leave = (path: string) => setLeft((before) => (before.has(path) ? before : new Set([...before, path])));

  return schema.groups.map((group, at) => (
    <Fieldset key={`${schema.type}-${at}`} legend={localized(group.label)} variant="unstyled" className={editor.group}>
      <div className={classes.fields}>
        {group.fields.map((field) =>
          isTable(field) ? (
            <div key={field.id} className={classes.wide}>
              <RowsInput
                table={field}
                rows={typedRows(typed, field.id)}
                calculated={rowsOf(kept, field)}
                problemAt={problemAt}
                onChange={(rows) => set({ [field.id]: rows })}
                onLeave={leave}
              />
            </div>
          ) : (
            <div key={field.id} className={isWide(field.kind, field.id) ? classes.wide : undefined}>
              <FieldInput
                field={field}
                path={field.id}
                value={
                  field.formula
                    ? (kept[field.id] as number | undefined)
                    : (typed[field.id] as string | number | undefined)
                }
                problem={problemAt(field.id)}
                onChange={(value) => set({ [field.id]: value })}
                onLeave={() => leave(field.id)}
              />
            </div>
          ),
        )}
      </div>
    </Fieldset>
  ));
}

const isWide = (kind: string, id: string): boolean => kind === 'long-text' || /Name$|Address$|^subject$/.test(id);
