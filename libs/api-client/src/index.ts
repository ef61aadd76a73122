import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { components, paths } from './schema.js';

export type { paths } from './schema.js';

/** The things the API speaks of, by their names in the OpenAPI document. */
export type Schemas = components['schemas'];

/** Calls of the API, typed by its OpenAPI document. */
export type ApiClient = Client<paths>;

/** A client of the portal's API. `schema.ts` is generated: `npm run api-client`. */
export const createApiClient = (options?: ClientOptions): ApiClient => createClient<paths>(options);
