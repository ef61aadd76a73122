import { ORGANISATIONS } from './organisations.js';
import { PEOPLE } from './people.js';
import type { Organisation, Person } from './person.types.js';

/** The owner with this slug. */
export function personBySlug(slug: string): Person {
  const person = PEOPLE.find((candidate) => candidate.slug === slug);
  if (!person) throw new Error(`no such person: ${slug}`);
  return person;
}

/** The organisation with this slug. */
export function organisationBySlug(slug: string): Organisation {
  const organisation = ORGANISATIONS.find((candidate) => candidate.slug === slug);
  if (!organisation) throw new Error(`no such organisation: ${slug}`);
  return organisation;
}

/** The organisation someone belongs to; individuals have none. */
export const organisationOf = (person: Person): Organisation | undefined =>
  person.organisation === undefined ? undefined : organisationBySlug(person.organisation);

/** The common name of someone's certificate: surname and given name, or the name of the information system. */
export const commonNameOf = (person: Person): string => `${person.surname} ${person.givenName}`.trim();
