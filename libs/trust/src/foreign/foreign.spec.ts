import type { SubjectFacts } from '@qujat/signature';
import { foreignHolder } from './foreign-holder.js';
import { readForeignRules } from './foreign-rules.js';

const subject = (others: Record<string, string>, country: string | null = 'DE'): { subject: SubjectFacts } => ({
  subject: {
    ...{ commonName: 'Anna Muster', surname: 'Muster', givenName: 'Anna', iin: null, bin: null, email: null },
    ...{ organization: 'Muster GmbH', country, dn: '', others },
  },
});
const RULES = readForeignRules({ country: 'DE' }, 'foreign');

describe('E-5.1: holders of foreign certificates', () => {
  it.each([
    ['PNODE-12345', 'NTRDE-HRB1', { country: 'DE', number: 'PNODE-12345' }, { country: 'DE', number: 'NTRDE-HRB1' }],
    ['PASRU-712345678', 'VATRU-7712345678', { country: 'RU', number: 'PASRU-712345678' }, { country: 'RU', number: 'VATRU-7712345678' }], // prettier-ignore
    ['TINFR-1', 'LEIXG-529900TEST', { country: 'FR', number: 'TINFR-1' }, { country: 'DE', number: 'LEIXG-529900TEST' }], // prettier-ignore
    ['12345', 'HRB 1', undefined, undefined],
    // Nobody but the NCA says who is a person or an organisation of Kazakhstan.
    ['PNOKZ-760415309919', 'NTRKZ-140340999103', undefined, undefined],
    ['IIN760415309919', 'BIN140340999103', undefined, undefined],
  ])('are named by identifiers of ETSI EN 319 412-1: %s, %s', (person, organisation, who, whose) => {
    const holder = foreignHolder(subject({ '2.5.4.5': person, '2.5.4.97': organisation }), RULES);
    expect([holder.person, holder.organisation]).toEqual([who, whose]);
  });

  it('are named by other attributes where the configuration says so', () => {
    const rules = readForeignRules(
      { country: 'KG', identifiers: 'plain', person: 'userId', organisation: 'organizationalUnit' },
      'foreign',
    );
    const others = { '0.9.2342.19200300.100.1.1': '21504199', '2.5.4.11': '02911' };
    expect(foreignHolder(subject(others), rules)).toMatchObject({
      ...{ person: { country: 'KG', number: '21504199' }, organisation: { country: 'KG', number: '02911' } },
    });
  });

  it('are first heads where the configured attribute says so, and otherwise what is configured', () => {
    const firstHead = { attribute: 'title', values: ['Geschäftsführer'] };
    const rules = readForeignRules({ country: 'DE', firstHead, otherwise: 'sign-right' }, 'foreign');
    const standing = (title: string) => foreignHolder(subject({ '2.5.4.12': title }), rules).standing;
    expect([standing('geschäftsführer'), standing('Prokurist')]).toEqual(['first-head', 'sign-right']);
    expect(foreignHolder(subject({}), RULES).standing).toBe('employee');
  });

  it.each([
    [{}, 'country'],
    [{ country: 'KZ' }, 'country'],
    [{ country: 'DE', person: 'shoeSize' }, 'person'],
    [{ country: 'DE', identifiers: 'guess' }, 'identifiers'],
    [{ country: 'DE', firstHead: { attribute: 'title', values: [] } }, 'firstHead.values'],
    [{ country: 'DE', otherwise: 'king' }, 'otherwise'],
  ])('a configuration that makes no sense is refused by its field: %j', (value, field) => {
    expect(() => readForeignRules(value, 'foreign')).toThrow(`foreign.${field}`);
  });
});
