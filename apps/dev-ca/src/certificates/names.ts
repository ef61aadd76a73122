import { ATTRIBUTE } from '@qujat/signature';
import { ia5String, oid, printableString, sequence, setOf, utf8String } from '../asn1.js';
import { commonNameOf, organisationOf } from '../people/catalogue.js';
import type { ForeignIdentity, KeyAlgorithm, Person } from '../people/person.types.js';

const rdn = (attribute: string, value: Uint8Array): Uint8Array => setOf([sequence(oid(attribute), value)]);
const utf8 = (attribute: string, value: string): Uint8Array => rdn(attribute, utf8String(value));
const printable = (attribute: string, value: string): Uint8Array => rdn(attribute, printableString(value));

const KZ = printable(ATTRIBUTE.country, 'KZ');
const NCA = 'ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ';

/** Name of the root authority, as the real ones are called, with `QUJAT DEV` so that nobody takes it for one of them. */
export const rootName = (algorithm: KeyAlgorithm): Uint8Array =>
  sequence(utf8(ATTRIBUTE.commonName, `НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (${algorithm.toUpperCase()}) QUJAT DEV`), KZ);

/** Name of the issuing authority. */
export const issuingName = (algorithm: KeyAlgorithm): Uint8Array =>
  sequence(utf8(ATTRIBUTE.commonName, `${NCA} (${algorithm.toUpperCase()}) QUJAT DEV`), KZ);

/** Name of a service of the NCA: the OCSP responder, the TSA. */
export const serviceName = (commonName: string): Uint8Array =>
  sequence(utf8(ATTRIBUTE.commonName, commonName), KZ, utf8(ATTRIBUTE.organization, NCA));

/** Name of the invented authority of another country. */
export const foreignName = (): Uint8Array =>
  sequence(
    printable(ATTRIBUTE.country, 'UZ'),
    utf8(ATTRIBUTE.organization, 'Xayoliy ishonch markazi'),
    utf8(ATTRIBUTE.commonName, 'XAYOLIY ISHONCH MARKAZI (RSA) QUJAT DEV'),
  );

/** A subject by ETSI EN 319 412-2 and -3: the person within the organisation, each by an identifier of the country. */
function foreignSubject({ surname, givenName }: Person, foreign: ForeignIdentity): Uint8Array {
  return sequence(
    printable(ATTRIBUTE.country, foreign.country),
    utf8(ATTRIBUTE.organization, foreign.organisationName.en),
    utf8(ATTRIBUTE.organizationIdentifier, foreign.organisation),
    utf8(ATTRIBUTE.title, foreign.title),
    utf8(ATTRIBUTE.surname, surname),
    utf8(ATTRIBUTE.givenName, givenName),
    printable(ATTRIBUTE.serialNumber, foreign.person),
    utf8(ATTRIBUTE.commonName, `${givenName} ${surname}`),
  );
}

/** A person's or system's subject, attributes in the order of the NCA's certificates of 2026. */
export function subjectOf(person: Person): Uint8Array {
  if (person.foreign) return foreignSubject(person, person.foreign);
  const organisation = organisationOf(person);
  const treasury = person.role === 'treasury-client';
  return sequence(
    ...(treasury ? [rdn(ATTRIBUTE.domainComponent, ia5String('ROLE01'))] : []),
    ...(person.systemOid ? [utf8(ATTRIBUTE.userId, person.systemOid)] : []),
    utf8(ATTRIBUTE.commonName, commonNameOf(person)),
    ...(person.iin
      ? [utf8(ATTRIBUTE.surname, person.surname), printable(ATTRIBUTE.serialNumber, `IIN${person.iin}`)]
      : []),
    KZ,
    ...(organisation
      ? [
          utf8(ATTRIBUTE.organization, organisation.certificateName),
          utf8(ATTRIBUTE.organizationalUnit, `BIN${organisation.bin}`),
        ]
      : []),
    ...(treasury ? [utf8(ATTRIBUTE.businessCategory, 'KS0001')] : []),
    ...(person.patronymic ? [utf8(ATTRIBUTE.givenName, person.patronymic)] : []),
  );
}
