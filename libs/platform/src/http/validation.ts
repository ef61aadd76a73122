import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { CODE_OF_CONSTRAINT } from './field.errors.js';
import { refuse } from './platform.errors.js';

const CODE = /^[a-z][a-z-]*\.[a-z_]+$/;

/**
 * Checks bodies and queries against their DTO classes. What a DTO does not name is refused, not ignored: a misspelt field
 * must not look saved.
 */
export const validationPipe = () =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => refuse('request.invalid', { fields: Object.fromEntries(codesByPath(errors)) }),
  });

/** Path of each wrong field → code of what is wrong with it. */
export function codesByPath(errors: readonly ValidationError[], parent = ''): [string, string][] {
  return errors.flatMap((error) => {
    const path = parent ? `${parent}.${error.property}` : error.property;
    const own = error.constraints ? [[path, codeOf(error.constraints)] as [string, string]] : [];
    return [...own, ...codesByPath(error.children ?? [], path)];
  });
}

/** A constraint's message may be a declared code; otherwise the constraint's name says the code. */
function codeOf(constraints: Readonly<Record<string, string>>): string {
  const declared = Object.values(constraints).find((message) => CODE.test(message));
  if (declared) return declared;
  const codes = Object.keys(constraints).map((name) => CODE_OF_CONSTRAINT[name] ?? 'field.invalid');
  return codes.find((code) => code === 'field.required') ?? codes[0] ?? 'field.invalid';
}
