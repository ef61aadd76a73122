/**
 * A walk through random histories of documents with four parties: sent at once or in order, the recipients asked to sign first or
 * not, one or two signers of the sender, opened, signed, refused, corrected, recalled as a whole or from one, annulled by all or
 * not; the NCA away at any signature and any receipt. The services, the database and the signatures are real. After every step:
 *
 * 1. what the rules allow is done, and what they do not allow is refused with the state and with what is allowed;
 * 2. every recipient stands where the rules put it, in the database and in the view of every party that has the document;
 * 3. the sender reads the sum of its recipients, a recipient its own axes; who has not got it gets 404;
 * 4. each who opened has one receipt, and nobody else; receipts, signatures, refusals and proposals are as many in their tables, in
 *    the audit and among the events as there were deeds;
 * 5. at most one proposal to annul is open, and an annulled document is so for everybody.
 */
import fc from 'fast-check';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { AnnulmentExpiry } from '../annulment/annulment.expiry.js';
import { Model, type Settings, type Step } from './model.js';
import type { RecipientOfDocument } from './recipient.response.js';

const RECIPIENTS = ['zhetisu', 'tulpar', 'koktem'] as const;
const PARTIES = ['alatau-head', ...RECIPIENTS.map((slug) => `${slug}-head`)];
const SENDERS = ['alatau-head', 'alatau-signer'] as const;
/** The term of an open proposal is over. */
const DUE = `UPDATE exchange.annulments SET expires_at = proposed_at + interval '1 millisecond'
  WHERE document_id = $1 AND state = 'open'`;

const RECIPIENT = RECIPIENTS.map((_, i) => i);
const PARTY = PARTIES.map((_, i) => i);
/** Everything that anybody could do. */
const ALL: readonly Step[] = [
  ...([0, 1] as const).map((person) => ({ do: 'sign' as const, person })),
  ...(['send', 'recall', 'expire'] as const).map((act) => ({ do: act })),
  ...(['open', 'answer', 'refuse', 'askCorrection', 'recallOne'] as const).flatMap((act) =>
    RECIPIENT.map((who) => ({ do: act, who })),
  ),
  ...(['propose', 'withdraw', 'consent', 'object'] as const).flatMap((act) =>
    PARTY.map((party) => ({ do: act, party })),
  ),
];
/** Mostly one of what is allowed; now and then anything. What ends a document soon is tried less. */
const history = fc.array(
  fc.record({
    pick: fc.nat({ max: 10_000 }),
    wild: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    outage: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  }),
  { minLength: 12, maxLength: 20 },
);
type Told = typeof history extends fc.Arbitrary<infer T> ? T : never;

const RARE: readonly Step['do'][] = ['recall', 'recallOne', 'refuse', 'expire'];

function stepOf(model: Model, { pick, wild }: Told[number]): Step {
  const allowed = ALL.filter((step) => model.allows(step));
  const likely = allowed.filter((step) => pick % 7 === 0 || !RARE.includes(step.do));
  const from = wild || allowed.length === 0 ? ALL : likely.length > 0 ? likely : allowed;
  return from[pick % from.length]!;
}

const settings: fc.Arbitrary<Settings> = fc.record({
  ...{ inOrder: fc.boolean(), recipientsFirst: fc.boolean(), signers: fc.constantFrom<1 | 2>(1, 2) },
});

const RUNS = 4;

/** The plain way of a document, walked before the random ones, so that what everybody does is always among what was tried. */
const PLAIN: readonly Step[] = [
  { do: 'sign', person: 0 },
  { do: 'send' },
  ...RECIPIENT.flatMap((who): Step[] => [
    { do: 'open', who },
    { do: 'answer', who },
  ]),
];

/** A step of a walk, chosen when its turn comes, and whether the NCA is away meanwhile. */
interface Turn {
  readonly choose: (model: Model) => Step;
  readonly outage: boolean;
}

interface Shown {
  readonly axes: Readonly<Record<string, string>>;
  readonly status: string;
  readonly recipients: readonly RecipientOfDocument[];
}

const STATEMENTS = {
  propose: 'annulment-proposal',
  withdraw: 'annulment-withdrawal',
  consent: 'annulment-consent',
  object: 'annulment-refusal',
} as const;

describe('random histories of documents with several parties', () => {
  let world: ExchangeWorld;
  const walked = { steps: 0, done: 0, kinds: new Map<string, number>() };

  beforeAll(async () => {
    world = await exchangeWorld();
    for (const slug of [...PARTIES, ...SENDERS]) world.actor(slug);
  });

  afterAll(() => world?.close());

  async function draft({ inOrder, recipientsFirst, signers }: Settings): Promise<string> {
    const recipients = RECIPIENTS.map((slug) => ({ recipientId: world.participant(slug).id }));
    const how = { sending: inOrder ? 'in-order' : 'at-once', firstSigner: recipientsFirst ? 'recipient' : 'sender' };
    const made = await world
      .as('alatau-head')
      .post('/api/documents')
      .send({ title: 'Договор четырёх сторон', type: 'contract', recipients, ...how });
    const id = made.body.id as string;
    await world.upload(id, world.pdf);
    const asked = SENDERS.map((slug) => ({ userId: world.actor(slug).userId })).slice(0, signers);
    // One signature is asked of anyone of the two: whoever comes first.
    const body = { inOrder: false, signers: signers === 1 ? [{}] : asked };
    expect((await world.as('alatau-head').put(`/api/documents/${id}/signers`).send(body)).status).toBe(200);
    return id;
  }

  /** Does the step over HTTP; the status of the answer. */
  async function perform(id: string, step: Step): Promise<{ status: number; body: Record<string, unknown> }> {
    const post = (slug: string, act: string, body: object = {}) =>
      world.as(slug).post(`/api/documents/${id}/${act}`).send(body);
    switch (step.do) {
      case 'sign':
        return world.submit(SENDERS[step.person], id, world.pdf);
      case 'send':
        return post('alatau-head', 'send');
      case 'open':
        return post(PARTIES[step.who + 1]!, 'open');
      case 'answer':
        return world.submit(PARTIES[step.who + 1]!, id, world.pdf);
      case 'refuse':
        return world.state(PARTIES[step.who + 1]!, id, 'refusal');
      case 'askCorrection':
        return post(PARTIES[step.who + 1]!, 'correction', { reason: 'Ошибка в сумме' });
      case 'recall':
        return world.state('alatau-head', id, 'recall');
      case 'recallOne':
        return recallOne(id, step.who);
      case 'expire':
        await world.rows(DUE, id);
        await world.app.get(AnnulmentExpiry).expire();
        return { status: 200, body: {} };
      default:
        return world.state(PARTIES[step.party]!, id, STATEMENTS[step.do]);
    }
  }

  async function recallOne(id: string, which: number) {
    const recipientId = world.participant(RECIPIENTS[which]!).id;
    const made = await world
      .as('alatau-head')
      .post(`/api/documents/${id}/statements`)
      .send({ kind: 'recall', reason: 'Отправлено по ошибке', recipientId });
    return made.status === 201 ? (await world.signing('alatau-head', id, 'recall', made))() : made;
  }

  /** The NCA is away while the step is done, and comes back: what waited goes on by itself. */
  async function through(outage: boolean, step: Step, work: () => Promise<{ status: number }>) {
    const service = step.do === 'open' ? 'tsa' : 'ocsp';
    const down = outage && ['sign', 'answer', 'open'].includes(step.do);
    const set = (mode: 'up' | 'down') => {
      world.ca.setService(service, mode);
      if (service === 'ocsp') world.ca.setService('crl', mode);
    };
    if (down) set('down');
    const answer = await work().finally(() => set('up'));
    if (down && answer.status < 300)
      expect([step.do, answer.status]).toEqual([step.do, step.do === 'open' ? 200 : 202]);
    await world.app.drain();
    return answer;
  }

  async function agree(id: string, model: Model, hadIt: Set<number>): Promise<void> {
    model.places.forEach(({ delivery }, i) => void (delivery === 'delivered' && hadIt.add(i)));
    for (const [i, slug] of PARTIES.entries()) {
      const answer = await world.as(slug).get(`/api/documents/${id}`);
      expect([slug, answer.status]).toEqual([slug, model.sees(i, hadIt) ? 200 : 404]);
      if (answer.status !== 200) continue;
      const shown = answer.body as Shown;
      expect(shown.recipients.map(({ delivery }) => delivery)).toEqual(model.places.map(({ delivery }) => delivery));
      expect(shown.recipients.map(({ receipt }) => receipt !== 'none')).toEqual(
        model.places.map(({ opened }) => opened),
      );
      const answers = model.places.map(({ answer: given, delivery }) =>
        given === 'none' ? (delivery === 'delivered' ? 'awaited' : 'none') : given,
      );
      expect(shown.recipients.map(({ response }) => response)).toEqual(answers);
      const sum = model.sum;
      const own = i === 0 ? sum : { delivery: model.places[i - 1]!.delivery, response: answers[i - 1]! };
      const annulment = model.annulled ? 'annulled' : model.annulment ? 'proposed' : 'none';
      expect(shown.axes).toMatchObject({ ...own, signature: sum.signature, annulment });
      if (model.annulled && own.delivery === 'delivered') expect(shown.status).toBe('annulled');
    }
    await countsAgree(id, model);
  }

  async function countsAgree(id: string, { counts }: Model): Promise<void> {
    const [row] = await world.rows<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM exchange.receipts WHERE document_id = $1 AND state = 'received') AS receipts,
        (SELECT count(*)::int FROM exchange.signatures WHERE document_id = $1 AND state = 'accepted') AS signatures,
        (SELECT count(*)::int FROM exchange.statements WHERE document_id = $1 AND state = 'accepted' AND kind = 'refusal') AS refusals,
        (SELECT count(*)::int FROM exchange.annulments WHERE document_id = $1) AS proposals,
        (SELECT count(*)::int FROM exchange.annulments WHERE document_id = $1 AND state = 'open') AS open,
        (SELECT count(*)::int FROM platform.audit WHERE subject_id = $1 AND act = 'document.opened') AS opened,
        (SELECT count(*)::int FROM platform.audit WHERE subject_id = $1 AND act = 'document.received') AS received,
        (SELECT count(*)::int FROM platform.audit WHERE subject_id = $1 AND act = 'document.signed') AS signed,
        (SELECT count(*)::int FROM platform.audit WHERE subject_id = $1 AND act = 'document.refused') AS refused,
        (SELECT count(*)::int FROM exchange.timeline WHERE document_id = $1 AND event = 'qujat:ReceiptTimestamped') AS told,
        (SELECT count(*)::int FROM exchange.timeline WHERE document_id = $1
          AND event IN ('qujat:SignatureAccepted','qujat:Countersignature')) AS "toldSigned"`,
      id,
    );
    const { signed, opened, refused, proposed } = counts;
    expect(row).toEqual({
      ...{ receipts: opened, opened, received: opened, told: opened, signatures: signed, signed, toldSigned: signed },
      ...{ refusals: refused, refused, proposals: proposed, open: row!['open'] },
    });
    // What other contexts are told; the outbox is not the application's to read.
    const events = await world.app.database.source.query<{ type: string; n: number }[]>(
      `SELECT split_part(type, '.', 3) AS type, count(*)::int AS n FROM platform.outbox WHERE aggregate_id = $1 GROUP BY 1`,
      [id],
    );
    const told = (...types: string[]) => events.reduce((sum, { type, n }) => sum + (types.includes(type) ? n : 0), 0);
    const emitted = [told('opened'), told('received'), told('signed', 'countersigned'), told('refused')];
    expect(emitted).toEqual([opened, opened, signed, refused]);
    expect(told('annulment-proposed')).toBe(proposed);
    expect(row!['open']).toBeLessThanOrEqual(1);
  }

  async function walk(chosen: Settings, turns: readonly Turn[]): Promise<void> {
    const model = new Model(chosen, RECIPIENTS.length);
    const hadIt = new Set<number>();
    const id = await draft(chosen);
    for (const { choose, outage } of turns) {
      const step = choose(model);
      const allowed = model.allows(step);
      // What is opened twice stays opened; time passes whether there is a proposal or not; the same signature again, made within the
      // same second, gets the same answer. Nothing is refused there, and nothing changes.
      const silent =
        step.do === 'expire' ||
        (step.do === 'open' && model.places[step.who]!.opened) ||
        (step.do === 'answer' && model.places[step.who]!.answer === 'signed') ||
        (step.do === 'sign' && model.signedBy.has(step.person));
      const answer = await through(outage, step, () => perform(id, step));
      const done = answer.status < 300;
      expect([step, answer.status, done || silent]).toEqual([step, answer.status, allowed || silent]);
      walked.steps += 1;
      if (allowed) {
        model.apply(step);
        walked.done += 1;
        walked.kinds.set(step.do, (walked.kinds.get(step.do) ?? 0) + 1);
      }
      await agree(id, model, hadIt);
    }
  }

  it('E-7.1.3, E-7.1.5, E-7.4: the portal does what the rules say, and all parties, receipts, audit and events agree', async () => {
    await walk(
      { inOrder: false, recipientsFirst: false, signers: 1 },
      PLAIN.map((step) => ({ choose: () => step, outage: false })),
    );
    const random = fc.asyncProperty(settings, history, (chosen, told) =>
      walk(
        chosen,
        told.map((each) => ({ choose: (model: Model) => stepOf(model, each), outage: each.outage })),
      ),
    );
    await fc.assert(random, {
      numRuns: RUNS,
      endOnFailure: true,
      includeErrorInReport: true,
    });
    // A walk that goes nowhere shows nothing.
    expect(walked.done).toBeGreaterThan(RUNS * 4);
    expect([...walked.kinds.keys()]).toEqual(expect.arrayContaining(['sign', 'send', 'open', 'answer']));
  }, 480_000);
});
