import { exchange } from '@qujat/trust';
import {
  type RegisterAnswer,
  type RegisterEntry,
  type RegisterQuestion,
  RegisterUnavailable,
  StateRegister,
} from './state-register.js';
import { dayOf, isActive } from './wording.js';

/** Where the register is asked, and by whose key. */
export interface EgovSettings {
  /** `https://data.egov.kz/api/v4/gbd_ul/v1` */
  readonly url: string;
  readonly apiKey: string | undefined;
  readonly timeoutMs: number;
}

const MAX_BYTES = 256 * 1024;

/**
 * The data set `gbd_ul` (state database of legal entities) of the open-data portal, API v4: `?source=` takes a search as JSON,
 * `?apiKey=` the key of the one who asks. Records carry bin, nameru, namekz, statusru, director, addressru, datereg, okedru.
 */
export class EgovRegister extends StateRegister {
  constructor(private readonly settings: EgovSettings | undefined) {
    super();
  }

  async lookUp({ bin }: RegisterQuestion): Promise<RegisterAnswer> {
    const records = recordsOf(await this.ask(bin));
    // The search matches loosely; what is believed is the record with exactly this BIN.
    const record = records.find((one) => textOf(one['bin']) === bin);
    return { source: 'register', entry: record ? entryOf(bin, record) : null };
  }

  private async ask(bin: string): Promise<unknown> {
    if (!this.settings) throw new RegisterUnavailable('no address of the register is configured');
    const { url, apiKey, timeoutMs } = this.settings;
    const address = new URL(url);
    address.searchParams.set('source', JSON.stringify({ size: 10, query: { bool: { must: [{ match: { bin } }] } } }));
    if (apiKey) address.searchParams.set('apiKey', apiKey);
    try {
      const question = { url: address.href, accept: 'application/json', maxBytes: MAX_BYTES, timeoutMs };
      return JSON.parse(new TextDecoder().decode(await exchange(question))) as unknown;
    } catch (error) {
      // The address holds the key: it is never repeated.
      throw new RegisterUnavailable(`the register gave no usable answer (${reasonOf(error)})`);
    }
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** Records lie bare in a list, or as the search engine wraps them (`hits.hits[]._source`); anything else is no answer. */
function recordsOf(answer: unknown): readonly Fields[] {
  if (Array.isArray(answer)) return answer.filter(isFields);
  const hits = isFields(answer) && isFields(answer['hits']) ? answer['hits']['hits'] : undefined;
  if (!Array.isArray(hits)) throw new RegisterUnavailable('the register answered in a form that is not known');
  return hits.filter(isFields).flatMap((hit) => (isFields(hit['_source']) ? [hit['_source']] : []));
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts of limited length: what comes from outside is kept with the check. */
function textOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return String(value).replace(/\s+/gu, ' ').trim().slice(0, 1000) || null;
}

function entryOf(bin: string, record: Fields): RegisterEntry {
  const status = textOf(record['statusru']);
  return {
    bin,
    name: textOf(record['nameru']),
    nameKk: textOf(record['namekz']),
    status,
    active: isActive(status),
    head: textOf(record['director']),
    address: textOf(record['addressru']),
    registeredAt: dayOf(textOf(record['datereg'])),
    activity: textOf(record['okedru']),
  };
}

/** Status, time-out or shape; never the address. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'not JSON';
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'time ran out';
  return /^(status \d+|an answer of)/.test(error.message) ? error.message : 'no connection';
}
