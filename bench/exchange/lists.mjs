/**
 * How long a page of the inbox and a search take, by how many documents the participant has. Rows are made by SQL; the pages are
 * the program's own queries, under row-level security, in a database of its own. Beside each: the same page as bare SQL.
 */
import path from 'node:path';
import { root } from '../../scripts/swc.mjs';

const SIZES = [10_000, 1_000_000, 10_000_000];
const SEARCHED_AT = 1_000_000;
const RUNS = 30;
const ME = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';
const NAME = `'{"kk":"Жетісу","ru":"Жетису","en":"Zhetisu"}'::jsonb`;

/** Documents `from` + 1 … `to`, all from the other one and delivered to me, one a second; one in fifty not opened yet. */
const documents = (from, to, many) => `
  INSERT INTO exchange.documents (id, number, public_token, title, type, sender_id, sender_bin, sender_name, recipient_id,
      recipient_bin, recipient_name, signature, delivery, receipt, response, search_text, created_at, created_by_name,
      submitted_at, sent_at, received_at ${many ? ', available_to, recipient_count, signed_count' : ''})
  SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'QJ-B-' || i, lpad(i::text, 22, 'x'), 'Договор № ' || i,
    'contract', '${OTHER}', '091040999202', ${NAME}, '${ME}', '091040999101', ${NAME}, 'signed', 'delivered',
    CASE WHEN i % 50 = 0 THEN 'none' ELSE 'received' END, CASE WHEN i % 50 = 0 THEN 'awaited' ELSE 'signed' END,
    'qj-b-' || i || ' договор', t, 'x', t, t, CASE WHEN i % 50 = 0 THEN NULL ELSE t END
    ${many ? `, ARRAY['${ME}'::uuid], 1, (i % 50 <> 0)::int` : ''}
  FROM (SELECT i, '2020-01-01'::timestamptz + i * interval '1 second' AS t FROM generate_series(${from + 1}, ${to}) i) s`;
const recipients = (from, to) => `
  INSERT INTO exchange.document_recipients (document_id, position, participant_id, bin, name, delivery, receipt, response, sent_at,
      received_at)
  SELECT id, 1, recipient_id, recipient_bin, recipient_name, delivery, receipt, response, sent_at, received_at
  FROM exchange.documents WHERE sent_at > '2020-01-01'::timestamptz + ${from} * interval '1 second'
    AND sent_at <= '2020-01-01'::timestamptz + ${to} * interval '1 second'`;
/** Contents of sixty words each: some in every document, some in one of a hundred, some in one of ten thousand, one in three. */
const TEXTS = `
  INSERT INTO exchange.document_texts (document_id, parties, fields, contents, state, body)
  SELECT id, ARRAY['@${ME}', '@${OTHER}'], array_to_tsvector(ARRAY['qj', n::text, 'договор']),
    array_to_tsvector(ARRAY(SELECT 'сөз' || (n * 7919 + w * w * 104729) % 200000 FROM generate_series(1, 55) w)
      || ARRAY['поставка', 'сирек' || n % 100, 'өтесирек' || n % 10000]
      || CASE WHEN n % 333334 = 7 THEN ARRAY['жалғыз'] ELSE '{}' END),
    'read', 'x'
  FROM (SELECT id, substr(number, 6)::bigint AS n FROM exchange.documents) d`;

const ms = (value) => `${value.toFixed(1).padStart(8)} ms`;
const line = (what, values) => console.log(`  ${what.padEnd(64)} ${values.map(ms).join('')}`);

async function median(work) {
  const times = [];
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(RUNS / 2)];
}

/** The pages of the program, as its service asks for them. */
async function program(database) {
  const at = path.join(root, 'dist/libs/exchange/src');
  const list = await import(path.join(at, 'document/document-list.js'));
  const { snippetsOf } = await import(path.join(at, 'finding/search.js'));
  const scope = { kind: 'participant', participantId: ME, userId: null };
  const page = (query) =>
    database.work.run(scope, async (tx) => {
      const { rows, nextCursor } = await list.listPage(tx, ME, { box: 'inbox', ...query }, 'Asia/Almaty');
      await list.listExtras(tx, rows, ME);
      if (query.search)
        await snippetsOf(
          tx,
          rows.map(({ id }) => id),
          query.search,
        );
      return { rows, nextCursor };
    });
  return { page, counts: () => database.work.run(scope, (tx) => list.countBoxes(tx, ME)) };
}

const BARE = `SELECT * FROM exchange.documents WHERE recipient_id = '${ME}' AND delivery IN ('delivered','recalled')
  ORDER BY sent_at DESC, id DESC LIMIT 26`;

async function measureLists(database, { page, counts }, size) {
  const bare = await median(() => database.source.query(BARE));
  const first = await median(() => page({}));
  const { nextCursor } = await page({ limit: 100 });
  const next = await median(() => page({ cursor: nextCursor }));
  const counted = await median(counts);
  line(`inbox at ${size.toLocaleString('en')}: bare SQL, first page, a later page, counts`, [
    bare,
    first,
    next,
    counted,
  ]);
  return first;
}

const WORDS = [
  ['a word of every document', 'договор', 26],
  ['a word of one document in a hundred', 'сирек42', 26],
  ['a word of one document in ten thousand', 'өтесирек4242', 26],
  ['a word of three documents', 'жалғыз', 3],
  ['a word of none', 'жоқсөз', 0],
  ['a frequent and a rare word', 'поставка өтесирек17', 26],
];

async function measureSearch(database, { page }) {
  const count = async (word) =>
    database.source.query(
      `SELECT document_id FROM exchange.document_texts WHERE words @@ exchange.query_of($1) LIMIT 26`,
      [word],
    );
  for (const [what, words] of WORDS) {
    const bare = await median(() => count(words));
    const found = await median(() => page({ search: words }));
    line(`search for ${what}: bare index, the program's page`, [bare, found]);
  }
}

/** Prints the table. `--small` leaves the largest size out. */
export async function lists() {
  const { testDatabase } = await import(path.join(root, 'dist/libs/platform/src/index.js'));
  const { EXCHANGE_CONTEXT } = await import(path.join(root, 'dist/libs/exchange/src/index.js'));
  const { TRUST_CONTEXT } = await import(path.join(root, 'dist/libs/trust/src/index.js'));
  const database = await testDatabase({ contexts: [TRUST_CONTEXT, EXCHANGE_CONTEXT] });
  const sizes = process.argv.includes('--small') ? SIZES.slice(0, 2) : SIZES;
  const run = (sql) => database.source.query(sql);
  try {
    const [{ many }] = await run(`SELECT to_regclass('exchange.document_recipients') IS NOT NULL AS many`);
    for (const table of ['documents', ...(many ? ['document_recipients'] : [])])
      await run(`ALTER TABLE exchange.${table} DISABLE TRIGGER USER`);
    await run('SET synchronous_commit = off');
    const pages = await program(database);
    const firsts = [];
    let made = 0;
    for (const size of sizes) {
      for (; made < size; made = Math.min(size, made + 500_000)) {
        const to = Math.min(size, made + 500_000);
        await run(documents(made, to, many));
        if (many) await run(recipients(made, to));
      }
      for (const table of ['documents', ...(many ? ['document_recipients'] : [])])
        await run(`VACUUM ANALYZE exchange.${table}`);
      firsts.push(await measureLists(database, pages, size));
      if (size === SEARCHED_AT) {
        await run('DROP INDEX exchange.document_texts_words');
        await run(TEXTS);
        await run(`SET maintenance_work_mem = '1GB'`);
        await run('CREATE INDEX document_texts_words ON exchange.document_texts USING gin (words)');
        await run('VACUUM ANALYZE exchange.document_texts');
        await measureSearch(database, pages);
        await run('TRUNCATE exchange.document_texts');
      }
    }
    console.log(
      `  first page: the slowest size takes ${(Math.max(...firsts) / Math.min(...firsts)).toFixed(2)} of the fastest`,
    );
  } finally {
    await database.close();
  }
}
