/**
 * Every route as every role, as another participant and as nobody; every table under the scope of another participant.
 * Routes and tables are taken from the running portal, so that a new one cannot escape (E-3.1, E-3.10, E-10.2.3).
 */
import type { Schemas } from '@qujat/api-client';
import type { Scope } from '@qujat/platform';
import { Caller, type Answer } from './caller.js';
import { BODIES, EVERYBODYS, unknownPrefixes, valuesFor } from './objects.js';
import { type Call, type Operation, operationsOf } from './operations.js';
import { OWNER, type SeededPortal, seededPortal, STRANGER } from './seeded-portal.js';
import { fingerprints, type Table, tablesOf } from './walls.js';

/** One of each kind. */
const ROLES = {
  'first head': OWNER,
  'right to sign': 'alatau-signer',
  employee: 'alatau-accountant',
  "recipient's employee": 'zhetisu-employee',
  applicant: 'tulpar-head',
  'not registered': 'tulpar-accountant',
  stranger: STRANGER,
  operator: 'operator-moderator',
} as const;

let portal: SeededPortal;
let operations: readonly Operation[];
let owner: { participantId: string; userId: string };
/** What only the owner and its counterparties may read. */
let secrets: readonly string[];
const counts = { routes: 0, calls: 0, tables: 0 };

const callerOf = (name: string, slug?: string) => new Caller(name, portal.url, portal.keys, slug);

beforeAll(async () => {
  portal = await seededPortal();
  const signature = await portal.keys.sign(STRANGER, Buffer.from('text'), { detached: true });
  operations = operationsOf(portal.app, { signature });
  counts.routes = operations.length;
  const head = (await callerOf('owner', OWNER).standing())!;
  owner = { participantId: head.participant!.id, userId: head.user!.id };
  const rows = await portal.rows<{ secret: string }>(
    `SELECT id::text AS secret FROM exchange.documents WHERE sender_id = $1
     UNION SELECT title FROM exchange.documents WHERE sender_id = $1
     UNION SELECT u.email FROM identity.users u JOIN identity.memberships m ON m.user_id = u.id WHERE m.participant_id = $1
     UNION SELECT u.iin FROM identity.users u JOIN identity.memberships m ON m.user_id = u.id WHERE m.participant_id = $1`,
    [owner.participantId],
  );
  secrets = rows.map(({ secret }) => secret);
  expect(secrets.length).toBeGreaterThan(10);
}, 180_000);

afterAll(async () => {
  await portal?.close();
  process.stdout.write(`isolation: ${counts.routes} routes, ${counts.calls} calls, ${counts.tables} tables\n`);
}, 60_000);

/** The secrets that a text tells, but for those that were in the question. */
const told = (text: string, asked = ''): string[] =>
  secrets.filter((secret) => text.includes(secret) && !asked.includes(secret));

it('knows whose object stands behind every identifier in a path', () => {
  expect(unknownPrefixes(operations.filter(hasOwner).map(({ name }) => name))).toEqual([]);
});

describe('another participant', () => {
  it('E-3.1: finds nothing behind the identifiers of the owner, on any route, and changes nothing', async () => {
    const stranger = callerOf('stranger', STRANGER);
    const questions = await aboutOwner(operations.filter(hasOwner));
    const before = await fingerprints(portal);
    const wrong: object[] = [];
    for (const { operation, values } of questions) {
      await stranger.standing();
      const answer = await askAboutOwner(stranger, operation, values);
      const expected = operation.access.kind === 'operator' ? 403 : 404;
      if (answer.status !== expected || answer.told.length > 0) wrong.push({ route: operation.name, ...answer });
    }
    expect(wrong).toEqual([]);
    expect(await fingerprints(portal)).toEqual(before);
  }, 120_000);

  it('E-3.1: reads nothing of the owner where it names no identifier', async () => {
    const stranger = callerOf('stranger', STRANGER);
    for (const operation of operations.filter(({ name, parameters }) => /^GET/.test(name) && parameters.length === 0)) {
      await stranger.standing();
      const { body } = await ask(stranger, operation.call());
      expect([operation.name, told(body)]).toEqual([operation.name, []]);
    }
  }, 120_000);
});

describe('the operator', () => {
  it('E-10.2.3: neither reads nor alters a document, whatever the route', async () => {
    const operator = callerOf('operator', ROLES.operator);
    const documents = operations.filter((operation) => hasOwner(operation) && / \/documents\//.test(operation.name));
    expect(documents.length).toBeGreaterThan(10);
    const questions = await aboutOwner(documents);
    const before = await fingerprints(portal);
    for (const { operation, values } of questions) {
      await operator.standing();
      const answer = await askAboutOwner(operator, operation, values);
      expect([operation.name, [403, 404].includes(answer.status), answer.told]).toEqual([operation.name, true, []]);
    }
    expect(await fingerprints(portal)).toEqual(before);
  }, 120_000);
});

describe('every route', () => {
  it('E-3.1: asks who is there, unless it says that it is open', async () => {
    const nobody = callerOf('nobody');
    for (const operation of operations) {
      const { status, code } = await ask(nobody, operation.emptyCall());
      const open = operation.access.kind === 'public';
      expect([operation.name, status === 401 && code === 'session.required']).toEqual([operation.name, !open]);
    }
  }, 120_000);

  it.each(Object.entries(ROLES))(
    'E-5.12: admits the %s to what their rights allow, and to nothing else',
    async (name, slug) => {
      const caller = callerOf(name, slug);
      for (const operation of operations) {
        const session = (await caller.standing())!;
        const { code } = await ask(caller, operation.emptyCall());
        const refusal = ['operator.only', 'right.missing'].find((one) => one === code);
        expect([operation.name, refusal]).toEqual([operation.name, refusalOf(operation, session)]);
      }
    },
    240_000,
  );
});

describe('every table', () => {
  /** The same for everybody, by its nature; everything else stands behind row-level security. */
  const OPEN: readonly RegExp[] = [/^platform\./, /^trust\./, /^operator\.notices$/];
  /** Functions of their owner look into them: what is found (ADR 0097) and what is held (ADR 0110). */
  const OWNERS: readonly string[] = ['exchange.document_texts', 'retention.entries', 'retention.holds'];

  it('E-3.10: stands behind row-level security, its owner too', async () => {
    const tables = await tablesOf(portal);
    counts.tables = tables.length;
    const isWalled = ({ name, walled, walledFromOthers }: Table) =>
      OWNERS.includes(name) ? walledFromOthers : walled || OPEN.some((pattern) => pattern.test(name));
    expect(tables.filter((table) => !isWalled(table))).toEqual([]);
  });

  it('E-3.10: shows nothing of the owner to another participant, to another person, to nobody', async () => {
    const stranger = (await callerOf('stranger', STRANGER).standing())!;
    const [participantId, userId] = [stranger.participant!.id, stranger.user!.id];
    const scopes: readonly Scope[] = [
      { kind: 'participant', participantId, userId },
      { kind: 'user', userId },
      { kind: 'public' },
    ];
    for (const { name } of (await tablesOf(portal)).filter((table) => !/^(platform|trust)\./.test(table.name))) {
      for (const scope of scopes) {
        const rows = await portal.seen<{ row: string }>(scope, `SELECT t::text AS row FROM ${name} t`);
        expect([name, scope.kind, rows.flatMap(({ row }) => told(row))]).toEqual([name, scope.kind, []]);
      }
    }
  }, 60_000);
});

/** Does the path name an object that belongs to somebody? */
const hasOwner = ({ name, parameters }: Operation): boolean =>
  parameters.length > 0 && !EVERYBODYS.some((path) => name.split(' ')[1]!.startsWith(path));

type Values = Readonly<Record<string, string>>;

/** The owner's objects to ask about, found (or made, where the seed has none) before what must not change is looked at. */
async function aboutOwner(asked: readonly Operation[]): Promise<{ operation: Operation; values: Values }[]> {
  const questions: { operation: Operation; values: Values }[] = [];
  for (const operation of asked) questions.push({ operation, values: await valuesFor(portal, operation.name, owner) });
  return questions;
}

/** Asks about the owner's object; what came back, and which of the owner's secrets it tells. */
async function askAboutOwner(
  caller: Caller,
  operation: Operation,
  values: Values,
): Promise<Answer & { told: string[] }> {
  const answer = await ask(caller, operation.call(values, BODIES[operation.name]));
  return { ...answer, told: told(answer.body, Object.values(values).join(' ')) };
}

function ask(caller: Caller, call: Call): Promise<Answer> {
  counts.calls += 1;
  return caller.call(call);
}

/** What a person with these rights is told at the door. */
function refusalOf({ access }: Operation, { rights, operator }: Schemas['Session']): string | undefined {
  const has = (right: (typeof rights)[number]) => rights.includes(right);
  if (access.kind === 'operator')
    return operator ? (!access.right || has(access.right) ? undefined : 'right.missing') : 'operator.only';
  if (access.kind === 'requires') return access.rights.every(has) ? undefined : 'right.missing';
  return undefined;
}
