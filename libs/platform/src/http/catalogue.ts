import type { ErrorCatalogue, ErrorDeclaration } from '@qujat/kernel';
import type { Context } from '../database/context.js';
import { FIELD_ERRORS } from './field.errors.js';
import { PLATFORM_ERRORS } from './platform.errors.js';

/** Every declared error of the platform and of the contexts: so that refusals by field find their sentences. */
export class DeclaredErrors {
  private readonly declarations: ErrorCatalogue;

  constructor(contexts: readonly Context[]) {
    this.declarations = Object.assign(
      {},
      PLATFORM_ERRORS,
      FIELD_ERRORS,
      ...contexts.map((c) => c.errors ?? {}),
    ) as ErrorCatalogue;
  }

  /** The declaration of a code, if a context has made one. */
  find(code: string): ErrorDeclaration | undefined {
    return Object.hasOwn(this.declarations, code) ? this.declarations[code] : undefined;
  }
}
