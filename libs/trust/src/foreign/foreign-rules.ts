/**
 * How certificates of a recognised foreign issuer name people and organisations: configuration, in `trust.json` (E-5.1,
 * docs/runbooks/trust-store.md). The defaults are those of ETSI EN 319 412-1 5.1.3 and 5.1.4.
 */

/** Attributes by which an issuer may name a holder, by their usual names. */
export const FOREIGN_ATTRIBUTES = {
  serialNumber: '2.5.4.5',
  organizationIdentifier: '2.5.4.97',
  organizationalUnit: '2.5.4.11',
  title: '2.5.4.12',
  userId: '0.9.2342.19200300.100.1.1',
} as const;

/** One of them. */
export type ForeignAttribute = keyof typeof FOREIGN_ATTRIBUTES;

/** `etsi`: `NTRUZ-123`, kind, country, number. `plain`: the number alone, of the issuer's country. */
export type IdentifierForm = 'etsi' | 'plain';

/** What a certificate of an organisation lets its holder be there. */
export type ForeignStanding = 'first-head' | 'sign-right' | 'employee';

/** The rules of one issuer. */
export interface ForeignRules {
  /** ISO 3166-1; of holders whose identifiers tell no country. */
  readonly country: string;
  readonly identifiers: IdentifierForm;
  readonly person: ForeignAttribute;
  readonly organisation: ForeignAttribute;
  /** Which values of which attribute make a first head. */
  readonly firstHead: { readonly attribute: ForeignAttribute; readonly values: readonly string[] } | undefined;
  /** What everybody else with a certificate of the organisation is. */
  readonly otherwise: ForeignStanding;
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads `foreign` of an issuer; throws an Error that names the field that makes no sense. */
export function readForeignRules(value: unknown, where: string): ForeignRules {
  const { country, identifiers, person, organisation, firstHead, otherwise } = objectOf(value, where);
  if (typeof country !== 'string' || !/^[A-Z]{2}$/.test(country) || country === 'KZ') {
    throw new Error(`${where}.country is not the code of another country`);
  }
  return {
    country,
    identifiers: oneOf(identifiers ?? 'etsi', ['etsi', 'plain'], `${where}.identifiers`),
    person: oneOf(person ?? 'serialNumber', ATTRIBUTES, `${where}.person`),
    organisation: oneOf(organisation ?? 'organizationIdentifier', ATTRIBUTES, `${where}.organisation`),
    firstHead: firstHead === undefined ? undefined : headOf(firstHead, `${where}.firstHead`),
    otherwise: oneOf(otherwise ?? 'employee', ['first-head', 'sign-right', 'employee'], `${where}.otherwise`),
  };
}

const ATTRIBUTES = Object.keys(FOREIGN_ATTRIBUTES) as ForeignAttribute[];

function headOf(value: unknown, where: string): ForeignRules['firstHead'] {
  const { attribute, values } = objectOf(value, where);
  if (!Array.isArray(values) || values.length === 0 || !values.every((one) => typeof one === 'string')) {
    throw new Error(`${where}.values is not a list of texts`);
  }
  return { attribute: oneOf(attribute, ATTRIBUTES, `${where}.attribute`), values };
}

function objectOf(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${where} is not an object`);
  return value as Fields;
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], where: string): T {
  const found = allowed.find((one) => one === value);
  if (!found) throw new Error(`${where} is none of ${allowed.join(', ')}`);
  return found;
}
