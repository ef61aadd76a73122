/** Distinguished names as people read them; `canonical-name.ts` compares them. */
import { ATTRIBUTE } from '../algorithms/oids.js';
import { readAsn1 } from '../asn1/reader.js';
import { oidOf, TAG, textOf } from '../asn1/values.js';

/** One attribute of a name. */
export interface NameAttribute {
  readonly type: string;
  readonly value: string;
}

/** The attributes of a Name, in the order they are encoded. */
export function readName(name: Uint8Array): NameAttribute[] {
  return readAsn1(name)
    .inside(TAG.sequence, 'name')
    .flatMap((rdn) => rdn.inside(TAG.set, 'relative name'))
    .map((pair) => {
      const [type, value] = pair.inside(TAG.sequence, 'attribute');
      return { type: type ? oidOf(type) : '', value: value ? textOf(value) : '' };
    });
}

const SHORT: Readonly<Record<string, string>> = {
  [ATTRIBUTE.commonName]: 'CN',
  [ATTRIBUTE.surname]: 'SURNAME',
  [ATTRIBUTE.serialNumber]: 'SERIALNUMBER',
  [ATTRIBUTE.country]: 'C',
  [ATTRIBUTE.locality]: 'L',
  [ATTRIBUTE.state]: 'ST',
  [ATTRIBUTE.organization]: 'O',
  [ATTRIBUTE.organizationalUnit]: 'OU',
  [ATTRIBUTE.businessCategory]: 'BUSINESSCATEGORY',
  [ATTRIBUTE.givenName]: 'GIVENNAME',
  [ATTRIBUTE.userId]: 'UID',
  [ATTRIBUTE.domainComponent]: 'DC',
  [ATTRIBUTE.email]: 'E',
};

/** `CN=…,SURNAME=…`, special characters escaped (RFC 4514 2.4), in encoded order as the NCA's own tools print it. */
export const formatName = (attributes: readonly NameAttribute[]): string =>
  attributes.map(({ type, value }) => `${SHORT[type] ?? type}=${value.replace(/[\\,+"<>;]/g, '\\$&')}`).join(',');

const texts = new WeakMap<Uint8Array, string>();

/** An encoded name as text; worked out once for the same array. */
export function nameText(name: Uint8Array): string {
  const text = texts.get(name) ?? formatName(readName(name));
  texts.set(name, text);
  return text;
}
