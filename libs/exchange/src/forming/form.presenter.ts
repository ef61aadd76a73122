import { FORM_PROBLEMS, problemsOf } from '@qujat/forms';
import { type Actor, translate } from '@qujat/platform';
import type { DocumentType } from '../document/document.types.js';
import type { DocumentFormResponse } from './form.dto.js';
import type { FormEntity } from './form.entity.js';
import { schemaOfForm } from './form.service.js';

/** The form as the API answers it, with what is missing in the reader's language. */
export function presentForm(form: FormEntity, { locale }: Pick<Actor, 'locale'>): DocumentFormResponse {
  const problems = problemsOf(schemaOfForm(form), form.fields);
  return {
    type: form.schemaType as DocumentType,
    schemaVersion: form.schemaVersion,
    fields: form.fields,
    problems: problems.map(({ path, code }) => ({ path, code, message: translate(FORM_PROBLEMS[code], locale) })),
    savedAt: form.savedAt.toISOString(),
    savedBy: form.savedByName,
  };
}
