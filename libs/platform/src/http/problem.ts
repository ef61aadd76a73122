import { STATUS_CODES } from 'node:http';
import type { DomainError, Locale } from '@qujat/kernel';
import { translate } from '../i18n/translate.js';
import type { DeclaredErrors } from './catalogue.js';

/** What is wrong with one field, in words. */
export interface FieldProblem {
  readonly code: string;
  readonly message: string;
}

/** A refusal on the wire: application/problem+json (RFC 9457 3). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly instance: string;
  readonly correlationId: string;
  readonly state?: string;
  readonly allowed?: readonly string[];
  readonly fields?: Readonly<Record<string, FieldProblem>>;
}

/** Where and for whom a problem is written. */
export interface ProblemSetting {
  readonly locale: Locale;
  readonly instance: string;
  readonly correlationId: string;
}

/** Renders a refusal of the domain in one language. */
export function problemOf(error: DomainError, setting: ProblemSetting, declared: DeclaredErrors): Problem {
  const { status } = error.declaration;
  const { params, state, allowed, fields, members } = error.details;
  return {
    ...members,
    type: `urn:qujat:problem:${error.code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: translate(error.declaration, setting.locale, { ...params, correlationId: setting.correlationId }),
    code: error.code,
    instance: setting.instance,
    correlationId: setting.correlationId,
    ...(state !== undefined && { state }),
    ...(allowed !== undefined && { allowed }),
    ...(fields !== undefined && { fields: inWords(fields, setting.locale, declared, params) }),
  };
}

function inWords(
  fields: Readonly<Record<string, string>>,
  locale: Locale,
  declared: DeclaredErrors,
  params: Readonly<Record<string, string | number>> = {},
): Record<string, FieldProblem> {
  const word = (code: string) => declared.find(code) ?? declared.find('field.invalid');
  return Object.fromEntries(
    Object.entries(fields).map(([path, code]) => {
      const declaration = word(code);
      return [path, { code, message: declaration ? translate(declaration, locale, params) : code }];
    }),
  );
}
