/** RFC 5280 6 clause by clause on generated paths, each judged by OpenSSL too where it implements the clause. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { ATTRIBUTE, EXTENSION, KEY_PURPOSE } from '../algorithms/oids.js';
import { TAG } from '../asn1/values.js';
import { der, derNull, integer, oid, sequence, setOf } from '../asn1/writer.js';
import { toPem } from '../building/pem.js';
import {
  authority,
  called,
  certify,
  extension,
  keyPurposes,
  keyUsage,
  name,
  type Party,
} from '../testing/certificates.js';
import { newKey, type TestKey } from '../testing/keys.js';
import {
  alternativeNames,
  generalName as gn,
  identifiers,
  inhibitAny,
  mappings,
  nameConstraints,
  policies,
  policyConstraints,
} from '../testing/path-extensions.js';
import { ISSUING, SIGNING } from '../testing/pki.js';
import { DOCUMENT_INPUTS, type PathInputs } from './inputs.js';
import type { PeerName } from './peer-names.js';
import { validatePath } from './validate-path.js';

const AT = new Date('2026-06-01T12:00:00Z');
const [P1, P2, P3, ANY] = ['1.2.398.3.3.2.1', '1.2.398.3.3.2.2', '1.2.398.3.3.2.3', '2.5.29.32.0'] as const;

/** What one certificate of a chain is made of. */
interface Link {
  readonly subject?: Uint8Array;
  readonly extensions?: readonly Uint8Array[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly serial?: number;
  readonly key?: TestKey;
  /** Leaves out basicConstraints and keyUsage. */
  readonly bare?: boolean;
}

let keys: TestKey[];

/** A chain of certificates, anchor first: each link is issued by the one before. */
async function chain(...links: readonly Link[]): Promise<Party[]> {
  const parties: Party[] = [];
  for (const [i, link] of links.entries()) {
    const last = i === links.length - 1;
    const key = link.key ?? keys[i]!;
    const issuer = parties.at(-1);
    const usual = last ? [keyUsage(...SIGNING)] : [authority(), keyUsage(...ISSUING)];
    const { extensions = [], bare = false, subject = called(last ? 'Leaf' : `CA ${i}`), ...more } = link;
    parties.push(
      await certify({
        subject,
        key,
        ...(issuer && { issuer }),
        extensions: [...(bare ? [] : usual), ...identifiers(key, issuer?.key), ...extensions],
        ...more,
      }),
    );
  }
  return parties;
}

interface Asked extends Partial<PathInputs> {
  readonly peer?: PeerName;
  readonly more?: readonly Uint8Array[];
  readonly at?: Date;
}

async function judge(parties: readonly Party[], { peer, more = [], at = AT, ...inputs }: Asked = {}) {
  const [anchor, ...rest] = parties.map(({ certificate }) => certificate);
  return validatePath({
    leaf: rest.at(-1)!,
    trust: { anchors: [anchor!] },
    evidence: { certificates: [...more, ...rest.slice(0, -1)], crls: [], ocspResponses: [] },
    at,
    inputs: { ...DOCUMENT_INPUTS, revocation: 'none', ...inputs },
    ...(peer && { peerNames: [peer] }),
  });
}

const verdict = async (parties: readonly Party[], asked: Asked = {}): Promise<string> =>
  (await judge(parties, asked)).subIndication ?? 'VALID';

/** What `openssl verify` says of the same chain. */
function openssl(parties: readonly Party[], args: readonly string[] = []): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'qujat-path-'));
  try {
    const pem = (list: readonly Party[]): string =>
      list.map(({ certificate }) => toPem(certificate, 'CERTIFICATE')).join('');
    writeFileSync(path.join(dir, 'anchor.pem'), pem(parties.slice(0, 1)));
    writeFileSync(path.join(dir, 'more.pem'), pem(parties.slice(1, -1)));
    writeFileSync(path.join(dir, 'leaf.pem'), pem(parties.slice(-1)));
    const trust = ['-CAfile', 'anchor.pem', ...(parties.length > 2 ? ['-untrusted', 'more.pem'] : [])];
    const time = ['-attime', String(AT.getTime() / 1000)];
    const all = ['verify', ...trust, ...time, '-no-CAstore', '-no-CApath', ...args, 'leaf.pem'];
    return spawnSync('openssl', all, { cwd: dir }).status === 0 ? 'VALID' : 'refused';
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Both say the same: ours by its word, OpenSSL's by yes or no. */
async function expectBoth(
  parties: readonly Party[],
  expected: string,
  asked: Asked = {},
  args: readonly string[] = [],
) {
  expect(await verdict(parties, asked)).toBe(expected);
  expect(openssl(parties, args)).toBe(expected === 'VALID' ? 'VALID' : 'refused');
}

const REFUSED = 'CHAIN_CONSTRAINTS_FAILURE';
const MALFORMED = 'CERTIFICATE_CHAIN_GENERAL_FAILURE';

beforeAll(async () => {
  execFileSync('openssl', ['version']);
  keys = await Promise.all(Array.from({ length: 6 }, () => newKey('p256')));
});

describe('names chain (RFC 5280 6.1.3 (a)(4), 7.1)', () => {
  const text = (tag: number, value: string): Uint8Array =>
    sequence(setOf([sequence(oid(ATTRIBUTE.commonName), der(tag, new TextEncoder().encode(value)))]));

  it('without regard to case, blanks and the kind of string; otherwise not', async () => {
    const written = [
      text(TAG.utf8String, 'Test  CA'),
      text(TAG.printableString, ' test ca '),
      text(TAG.printableString, 'Test CB'),
    ];
    const under = async (issuerName: Uint8Array): Promise<string> => {
      const [root] = await chain({ subject: written[0]! }, {});
      const extensions = [keyUsage(...SIGNING), ...identifiers(keys[1]!, keys[0])];
      const leaf = await certify({
        subject: called('L'),
        key: keys[1]!,
        issuer: { name: issuerName, key: keys[0]! },
        extensions,
      });
      return verdict([root!, leaf]);
    };
    expect(await under(written[1]!)).toBe('VALID');
    expect(await under(written[2]!)).toBe('NO_CERTIFICATE_CHAIN_FOUND');
  });
});

describe('time (RFC 5280 4.1.2.5)', () => {
  const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

  it('both ends belong to the period, in whole seconds; every certificate counts, the anchor too', async () => {
    const period = { notBefore: day('2026-03-01'), notAfter: day('2026-09-01') };
    const parties = await chain({}, {}, period);
    const at = async (time: string): Promise<string> => verdict(parties, { at: new Date(time) });
    expect(await at('2026-03-01T00:00:00Z')).toBe('VALID');
    expect(await at('2026-09-01T00:00:00.999Z')).toBe('VALID');
    expect(await at('2026-02-28T23:59:59.999Z')).toBe('NOT_YET_VALID');
    expect(await at('2026-09-01T00:00:01Z')).toBe('OUT_OF_BOUNDS_NO_POE');
    for (const old of [0, 1]) {
      const links: Link[] = [{}, {}, {}];
      links[old] = { notAfter: day('2026-05-01') };
      expect(await verdict(await chain(...links))).toBe('OUT_OF_BOUNDS_NO_POE');
    }
  });
});

describe('name constraints (RFC 5280 4.2.1.10; RFC 5937 for the anchor)', () => {
  const subtree = name([ATTRIBUTE.organization, 'Alpha']);
  const inside = name([ATTRIBUTE.organization, 'ALPHA'], [ATTRIBUTE.commonName, 'L']);
  const outside = name([ATTRIBUTE.organization, 'Beta'], [ATTRIBUTE.commonName, 'L']);
  const cases: [string, Uint8Array[], Uint8Array[], Link, string][] = [
    ['a directory name inside', [gn.directory(subtree)], [], { subject: inside }, 'VALID'],
    ['a directory name outside', [gn.directory(subtree)], [], { subject: outside }, REFUSED],
    ['an excluded directory name', [], [gn.directory(subtree)], { subject: inside }, REFUSED],
    [
      'DNS below a domain',
      [gn.dns('example.kz')],
      [],
      { extensions: [alternativeNames(gn.dns('a.b.Example.KZ'))] },
      'VALID',
    ],
    [
      'DNS that only ends alike',
      [gn.dns('example.kz')],
      [],
      { extensions: [alternativeNames(gn.dns('badexample.kz'))] },
      REFUSED,
    ],
    ['excluded DNS', [], [gn.dns('example.kz')], { extensions: [alternativeNames(gn.dns('www.example.kz'))] }, REFUSED],
    [
      'one name of several outside',
      [gn.dns('example.kz')],
      [],
      { extensions: [alternativeNames(gn.dns('a.example.kz'), gn.dns('a.kz'))] },
      REFUSED,
    ],
    ['another form', [gn.dns('example.kz')], [], { extensions: [alternativeNames(gn.email('a@b.kz'))] }, 'VALID'],
    [
      'a mailbox',
      [gn.email('head@alpha.kz')],
      [],
      { extensions: [alternativeNames(gn.email('head@ALPHA.kz'))] },
      'VALID',
    ],
    [
      'another mailbox',
      [gn.email('head@alpha.kz')],
      [],
      { extensions: [alternativeNames(gn.email('Head@alpha.kz'))] },
      REFUSED,
    ],
    ['mail of a host', [gn.email('alpha.kz')], [], { extensions: [alternativeNames(gn.email('x@alpha.kz'))] }, 'VALID'],
    [
      'mail of a host below it',
      [gn.email('alpha.kz')],
      [],
      { extensions: [alternativeNames(gn.email('x@m.alpha.kz'))] },
      REFUSED,
    ],
    [
      'mail of any host of a domain',
      [gn.email('.alpha.kz')],
      [],
      { extensions: [alternativeNames(gn.email('x@m.alpha.kz'))] },
      'VALID',
    ],
    [
      'URI of a host',
      [gn.uri('alpha.kz')],
      [],
      { extensions: [alternativeNames(gn.uri('http://alpha.kz:80/x'))] },
      'VALID',
    ],
    [
      'URI of another host',
      [gn.uri('alpha.kz')],
      [],
      { extensions: [alternativeNames(gn.uri('http://m.alpha.kz/'))] },
      REFUSED,
    ],
    [
      'URI without a host',
      [],
      [gn.uri('alpha.kz')],
      { extensions: [alternativeNames(gn.uri('urn:oid:1.2.3'))] },
      REFUSED,
    ],
    [
      'IPv4 inside',
      [gn.ip(10, 1, 0, 0, 255, 255, 0, 0)],
      [],
      { extensions: [alternativeNames(gn.ip(10, 1, 2, 3))] },
      'VALID',
    ],
    [
      'IPv4 outside',
      [gn.ip(10, 1, 0, 0, 255, 255, 0, 0)],
      [],
      { extensions: [alternativeNames(gn.ip(10, 2, 2, 3))] },
      REFUSED,
    ],
    ['a constrained form nobody processes', [gn.other()], [], { extensions: [alternativeNames(gn.other())] }, REFUSED],
    ['the same form, not in the certificate', [gn.other()], [], {}, 'VALID'],
  ];

  it.each(cases)('%s', async (_, permitted, excluded, leaf, expected) => {
    const constraints = nameConstraints(permitted, excluded);
    await expectBoth(await chain({}, { extensions: [constraints] }, leaf), expected);
    // RFC 5937: the anchor's count like a CA's
    expect(await verdict(await chain({ extensions: [constraints] }, {}, leaf))).toBe(
      permitted.length > 0 && leaf.subject ? REFUSED : expected,
    );
  });

  it('a wildcard may stand for an excluded host, and for one that is not permitted', async () => {
    const wildcard = { extensions: [alternativeNames(gn.dns('*.example.kz'))] };
    const under = async (constraints: Uint8Array) => verdict(await chain({}, { extensions: [constraints] }, wildcard));
    expect(await under(nameConstraints([], [gn.dns('secret.example.kz')]))).toBe(REFUSED);
    expect(await under(nameConstraints([gn.dns('open.example.kz')]))).toBe(REFUSED);
    expect(await under(nameConstraints([gn.dns('example.kz')]))).toBe('VALID');
  });

  it('e-mail in the subject counts where no alternative name says one', async () => {
    const subject = sequence(
      setOf([sequence(oid(ATTRIBUTE.email), der(TAG.ia5String, new TextEncoder().encode('x@beta.kz')))]),
    );
    const constraints = nameConstraints([gn.email('alpha.kz')]);
    await expectBoth(await chain({}, { extensions: [constraints] }, { subject }), REFUSED);
  });

  it('what is malformed is refused: bounds, nothing constrained, a mask with holes, a wildcard', async () => {
    const bounded = extension(
      EXTENSION.nameConstraints,
      sequence(der(0xa0, sequence(gn.dns('a.kz'), der(0x80, Uint8Array.of(1))))),
      true,
    );
    const odd = [
      bounded,
      extension(EXTENSION.nameConstraints, sequence(), true),
      nameConstraints([gn.ip(10, 0, 0, 0, 255, 0, 255, 0)]),
      nameConstraints([gn.dns('*.a.kz')]),
      nameConstraints([gn.email('a@b@c.kz')]),
    ];
    for (const one of odd) expect(await verdict(await chain({}, { extensions: [one] }, {}))).toBe(MALFORMED);
  });

  it('a self-issued certificate is not constrained, unless it is the last', async () => {
    const constraints = nameConstraints([gn.dns('example.kz')]);
    const other = alternativeNames(gn.dns('other.kz'));
    const self = called('CA 1');
    const links = [{}, { subject: self, extensions: [constraints] }, { subject: self, extensions: [other] }];
    await expectBoth(await chain(...links, {}), 'VALID');
    expect(await verdict(await chain(...links))).toBe(REFUSED);
  });

  it('names × constraints without end are refused by that limit', async () => {
    const many = Array.from({ length: 1100 }, (_, i) => gn.dns(`n${i}.kz`));
    const parties = await chain(
      {},
      { extensions: [nameConstraints(many)] },
      { extensions: [alternativeNames(...many)] },
    );
    const { subIndication, reason } = await judge(parties);
    expect([subIndication, reason]).toEqual([REFUSED, expect.stringContaining('more than 1048576 comparisons')]);
  });
});

describe('policies (RFC 5280 6.1; RFC 9618)', () => {
  const explicit = { requireExplicitPolicy: true };
  const only = (...initialPolicySet: string[]): Asked => ({ ...explicit, initialPolicySet });
  const flags = ({
    initialPolicySet,
    inhibitAnyPolicy,
    inhibitPolicyMapping,
    requireExplicitPolicy,
  }: Asked): string[] => [
    '-policy_check',
    ...(Array.isArray(initialPolicySet) ? initialPolicySet.flatMap((one: string) => ['-policy', one]) : []),
    ...(requireExplicitPolicy ? ['-explicit_policy'] : []),
    ...(inhibitAnyPolicy ? ['-inhibit_any'] : []),
    ...(inhibitPolicyMapping ? ['-inhibit_map'] : []),
  ];
  const with_ = (...extensions: Uint8Array[]): Link => ({ extensions });
  const cases: [string, Link[], Asked, string][] = [
    ['the same policy all the way', [with_(policies(P1)), with_(policies(P1))], only(P1), 'VALID'],
    ['not the one that is wanted', [with_(policies(P1)), with_(policies(P1))], only(P2), REFUSED],
    ['none where one is wanted', [{}, {}], explicit, REFUSED],
    ['none where none is wanted', [{}, {}], {}, 'VALID'],
    ['two that do not meet', [with_(policies(P1)), with_(policies(P2))], explicit, REFUSED],
    ['anyPolicy above', [with_(policies(ANY)), with_(policies(P1))], only(P1), 'VALID'],
    ['anyPolicy below', [with_(policies(P1)), with_(policies(ANY))], only(P1), 'VALID'],
    [
      'anyPolicy inhibited by the asker',
      [with_(policies(ANY)), with_(policies(P1))],
      { ...only(P1), inhibitAnyPolicy: true },
      REFUSED,
    ],
    ['anyPolicy inhibited by a CA', [with_(policies(P1), inhibitAny(0)), with_(policies(ANY))], explicit, REFUSED],
    [
      'anyPolicy inhibited later',
      [with_(policies(P1), inhibitAny(1)), with_(policies(P1)), with_(policies(P1))],
      only(P1),
      'VALID',
    ],
    ['required by a CA', [with_(policies(P1), policyConstraints(0)), with_(policies(P2))], {}, REFUSED],
    ['required by a CA further down', [with_(policies(P1), policyConstraints(3)), with_(policies(P2))], {}, 'VALID'],
    ['mapped', [with_(policies(P1), mappings([P1, P2])), with_(policies(P2))], only(P1), 'VALID'],
    [
      'mapped, asked for by the wrong name',
      [with_(policies(P1), mappings([P1, P2])), with_(policies(P2))],
      only(P2),
      REFUSED,
    ],
    [
      'mapped, and the old name used',
      [with_(policies(P1), mappings([P1, P2])), with_(policies(P1))],
      explicit,
      REFUSED,
    ],
    [
      'mapping inhibited by the asker',
      [with_(policies(P1), mappings([P1, P2])), with_(policies(P2))],
      { ...only(P1), inhibitPolicyMapping: true },
      REFUSED,
    ],
    [
      'mapping inhibited by a CA',
      [
        with_(policies(P1), policyConstraints(undefined, 0)),
        with_(policies(P1), mappings([P1, P2])),
        with_(policies(P2)),
      ],
      explicit,
      REFUSED,
    ],
    [
      'mapped from anyPolicy’s shadow',
      [with_(policies(ANY), mappings([P1, P2])), with_(policies(P2))],
      only(P1),
      'VALID',
    ],
    ['anyPolicy mapped', [with_(policies(P1), mappings([ANY, P2])), with_(policies(P2))], {}, REFUSED],
    ['mapped to two', [with_(policies(P1), mappings([P1, P2], [P1, P3])), with_(policies(P3))], only(P1), 'VALID'],
  ];

  it.each(cases)('%s', async (_, links, asked, expected) => {
    await expectBoth(await chain({}, ...links), expected, asked, flags(asked));
  });

  it('a policy that stands twice, constraints that constrain nothing: malformed', async () => {
    for (const odd of [policies(P1, P1), policyConstraints()]) {
      expect(await verdict(await chain({}, with_(odd), {}))).toBe(MALFORMED);
    }
  });

  it('mappings that would make a tree explode are answered at once (RFC 9618 1.2)', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `1.2.398.9.${i}`);
    const all = mappings(...names.flatMap((a) => names.slice(0, 12).map((b) => [a, b] as const)));
    const wide = with_(policies(...names), all);
    const parties = await chain({}, wide, wide, wide, wide, with_(policies('1.2.398.10')));
    const start = performance.now();
    expect(await verdict(parties, explicit)).toBe(REFUSED);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('who may issue (RFC 5280 6.1.4 (k)–(o), 6.1.5 (f))', () => {
  const unknown = extension('1.2.3.4', derNull(), true);
  const cases: [string, Link[], string][] = [
    ['no CA', [{ bare: true, extensions: [keyUsage(...ISSUING)] }, {}], REFUSED],
    ['a CA that may not sign certificates', [{ bare: true, extensions: [authority(), keyUsage(6)] }, {}], REFUSED],
    ['path length kept', [{ bare: true, extensions: [authority(1), keyUsage(...ISSUING)] }, {}, {}], 'VALID'],
    ['path length broken', [{ bare: true, extensions: [authority(0), keyUsage(...ISSUING)] }, {}, {}], REFUSED],
    [
      'path length does not count self-issued ones',
      [
        { subject: called('S'), bare: true, extensions: [authority(0), keyUsage(...ISSUING)] },
        { subject: called('S') },
        {},
      ],
      'VALID',
    ],
    ['unknown critical extension of a CA', [{ extensions: [unknown] }, {}], REFUSED],
    ['unknown critical extension of the leaf', [{}, { extensions: [unknown] }], REFUSED],
    ['unknown extension that is not critical', [{}, { extensions: [extension('1.2.3.4', derNull())] }], 'VALID'],
  ];

  it.each(cases)('%s', async (_, links, expected) => expectBoth(await chain({}, ...links), expected));

  it('the anchor is held to the same (RFC 5937)', async () => {
    const anchors = [
      { bare: true, extensions: [keyUsage(...ISSUING)] },
      { extensions: [unknown] },
      { bare: true, extensions: [authority(0), keyUsage(...ISSUING)] },
    ];
    for (const anchor of anchors) expect(await verdict(await chain(anchor, {}, {}))).toBe(REFUSED);
  });
});

describe('what is asked of the leaf', () => {
  const purposes = (...list: string[]): Link => ({ extensions: [keyPurposes(false, ...list)] });
  const mail = { extendedKeyUsage: [KEY_PURPOSE.emailProtection] };

  it('purposes: named by the leaf, not left out by a CA; any alone is not the one', async () => {
    const ask = async (ca: Link, leaf: Link): Promise<string> => verdict(await chain({}, ca, leaf), mail);
    expect(await ask({}, purposes(KEY_PURPOSE.emailProtection))).toBe('VALID');
    expect(await ask({}, {})).toBe('VALID');
    expect(await ask({}, purposes(KEY_PURPOSE.clientAuth))).toBe(REFUSED);
    expect(await ask({}, purposes('2.5.29.37.0'))).toBe(REFUSED);
    expect(await ask(purposes(KEY_PURPOSE.clientAuth), purposes(KEY_PURPOSE.emailProtection))).toBe(REFUSED);
    expect(await ask(purposes('2.5.29.37.0'), purposes(KEY_PURPOSE.emailProtection))).toBe('VALID');
  });

  it('uses of the key, and how many CAs there may be', async () => {
    const parties = await chain({}, {}, {}, {});
    expect(await verdict(parties, { keyUsage: ['digitalSignature'] })).toBe('VALID');
    expect(await verdict(parties, { keyUsage: ['keyAgreement'] })).toBe(REFUSED);
    expect(await verdict(parties, { maxIntermediates: 2 })).toBe('VALID');
    expect(await verdict(parties, { maxIntermediates: 1 })).toBe(REFUSED);
  });

  it.each<[PeerName, Uint8Array, boolean]>([
    [{ kind: 'DNS', value: 'A.example.kz' }, gn.dns('a.EXAMPLE.kz'), true],
    [{ kind: 'DNS', value: 'a.example.kz' }, gn.dns('*.example.kz'), true],
    [{ kind: 'DNS', value: 'b.a.example.kz' }, gn.dns('*.example.kz'), false],
    [{ kind: 'DNS', value: 'example.kz' }, gn.dns('*.example.kz'), false],
    [{ kind: 'DNS', value: 'ab.example.kz' }, gn.dns('a*.example.kz'), false],
    [{ kind: 'DNS', value: '10.0.0.1' }, gn.ip(10, 0, 0, 1), false],
    [{ kind: 'IP', value: '10.0.0.1' }, gn.ip(10, 0, 0, 1), true],
    [{ kind: 'IP', value: '::1' }, gn.ip(...Array<number>(15).fill(0), 1), true],
    [{ kind: 'IP', value: '::ffff:10.0.0.1' }, gn.ip(10, 0, 0, 1), false],
    [{ kind: 'RFC822', value: 'a@B.kz' }, gn.email('a@b.KZ'), true],
    [{ kind: 'RFC822', value: 'A@b.kz' }, gn.email('a@b.kz'), false],
  ])('peer %j', async (peer, san, expected) => {
    const parties = await chain({}, { extensions: [alternativeNames(san)] });
    expect(await verdict(parties, { peer })).toBe(expected ? 'VALID' : 'SIG_CONSTRAINTS_FAILURE');
  });

  it('the common name is no name of a peer (RFC 9525 2)', async () => {
    const parties = await chain({}, { subject: called('a.example.kz') });
    expect(await verdict(parties, { peer: { kind: 'DNS', value: 'a.example.kz' } })).toBe('SIG_CONSTRAINTS_FAILURE');
  });
});

describe('the profile, where it is asked for (RFC 5280 4)', () => {
  const own = (more: readonly Uint8Array[]): Link => ({ bare: true, extensions: more });
  const cases: [string, Link, string][] = [
    ['serial number zero', { serial: 0 }, '4.1.2.2'],
    [
      'basic constraints not critical in a CA',
      own([extension(EXTENSION.basicConstraints, sequence(Uint8Array.of(1, 1, 0xff)))]),
      '4.2.1.9',
    ],
    ['keyCertSign without being a CA', own([keyUsage(5)]), '4.2.1.3'],
    ['name constraints outside a CA', { extensions: [nameConstraints([gn.dns('a.kz')])] }, '4.2.1.10'],
    [
      'policy constraints not critical',
      { extensions: [extension(EXTENSION.policyConstraints, sequence(der(0x80, Uint8Array.of(5))))] },
      '4.2.1.11',
    ],
    ['a DNS name that is an address', { extensions: [alternativeNames(gn.dns('10.0.0.1'))] }, '4.2.1.6'],
    ['no subject at all', { subject: sequence() }, '4.1.2.6'],
    ['inhibitAnyPolicy not critical', { extensions: [extension(EXTENSION.inhibitAnyPolicy, integer(1))] }, '4.2.1.14'],
  ];

  it.each(cases)('%s', async (_, leaf, clause) => {
    const parties = await chain({}, {}, leaf);
    expect(await verdict(parties)).toBe('VALID'); // section 6 does not ask
    const { subIndication, reason } = await judge(parties, { profile: true });
    expect([subIndication, reason]).toEqual([REFUSED, expect.stringContaining(`RFC 5280 ${clause}`)]);
  });

  it('certificates that follow it pass', async () => {
    expect(await verdict(await chain({}, {}, {}), { profile: true })).toBe('VALID');
  });
});

describe('finding a path', () => {
  it('the order of certificates, doubles and strangers change nothing', async () => {
    const parties = await chain({}, {}, {}, {}, {});
    const strangers = await chain({}, {}, {}, {});
    const pool = [...parties, ...strangers].map(({ certificate }) => certificate);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...pool, ...pool], { minLength: 2 * pool.length }), async (more) => {
        expect(await verdict([parties[0]!, parties.at(-1)!], { more })).toBe('VALID');
      }),
      { numRuns: 20 },
    );
  });

  it('the first that holds decides: an expired cross-certificate does not stand in the way', async () => {
    const [root, ca, leaf] = await chain({}, {}, {});
    const old = await certify({
      subject: ca!.name,
      key: ca!.key,
      issuer: root!,
      notAfter: new Date('2026-02-01T00:00:00Z'),
      extensions: [authority(), keyUsage(...ISSUING), ...identifiers(ca!.key, root!.key)],
    });
    for (const more of [
      [old.certificate, ca!.certificate],
      [ca!.certificate, old.certificate],
    ]) {
      expect(await verdict([root!, leaf!], { more })).toBe('VALID');
    }
  });

  it('a hundred CAs of one name that lead nowhere end quickly', async () => {
    const self = called('S');
    const many: Uint8Array[] = [];
    for (let i = 0; i < 100; i++) {
      const [key, issuer] = [keys[i % 5]!, keys[(i + 1) % 5]!];
      const party = await certify({
        subject: self,
        key,
        issuer: { name: self, key: issuer },
        extensions: [authority()],
      });
      many.push(party.certificate);
    }
    const [root] = await chain({}, {});
    const leaf = await certify({ subject: called('L'), key: keys[5]!, issuer: { name: self, key: keys[0]! } });
    const start = performance.now();
    expect(await verdict([root!, leaf], { more: many })).toBe('NO_CERTIFICATE_CHAIN_FOUND');
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
