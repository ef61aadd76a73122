import type { paths as Generated } from '@qujat/api-client';
import type { Localized } from './models';

/** What the server says of itself. */
export interface Config {
  version: string;
  operator: { name: Localized; bin: string };
  ncalayer: { url: string; page: string | null; development: boolean };
  timeZone: string;
  maxFileBytes: number;
  fileTypes: { extension: string; mediaType: string }[];
}

/** The calls of the API. */
export interface paths extends Generated {
  '/api/config': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': Config } } };
    };
  };
}
