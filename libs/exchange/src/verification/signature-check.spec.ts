import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { PlatformSettings } from '@qujat/platform';
import { readCertificate, readCrl } from '@qujat/signature';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { MAX_FILE_BYTES } from '../exchange.config.js';

const ROUTE = '/api/public/signature-check';

describe('checking a signature that somebody brings along', () => {
  let world: ExchangeWorld;
  let signature: Buffer;

  beforeAll(async () => {
    world = await exchangeWorld();
    signature = Buffer.from(await world.sign('alatau-head', world.pdf), 'base64');
  });

  afterAll(() => world?.close());

  const check = (files: { signature?: Buffer; content?: Buffer }, locale = 'ru') => {
    const request = world.app.agent().post(ROUTE).set('Accept-Language', locale);
    for (const [name, bytes] of Object.entries(files)) void request.attach(name, bytes, `${name}.bin`);
    return request;
  };

  /** Verifications on record, and whether anything was ever put into the blob store. */
  const kept = async () => {
    const { blobs } = world.app.get(PlatformSettings);
    if (blobs.kind !== 'files') throw new Error('these tests look into the folder of blobs');
    const [row] = await world.rows<{ n: string }>('SELECT count(*) AS n FROM trust.verification');
    return { rows: row!.n, blobs: existsSync(blobs.folder) };
  };

  it('anyone learns who signed a document, since when, with the reasons; nothing is kept', async () => {
    const before = await kept();
    const { body, status, headers } = await check({ signature, content: world.pdf });
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(body).toMatchObject({
      report: {
        indication: 'TOTAL-PASSED',
        signatures: [
          {
            signer: { bin: '140340999103', iin: '760415309919' },
            certificate: { roles: ['legal-entity', 'first-head'] },
          },
        ],
        evidenceUsed: expect.arrayContaining([expect.objectContaining({ kind: 'ocsp' })]),
      },
      words: {
        verdict: { kk: 'Қолтаңба жарамды', ru: 'Подпись действительна', en: 'The signature is valid' },
        explanation: null,
        checks: { 'cms.message-digest': { ru: 'Документ не изменён' } },
        simple: { ru: expect.stringContaining('Что делать') },
      },
    });
    expect(JSON.stringify(body.report)).not.toContain('qujat.one-signer');
    expect(await kept()).toEqual(before);
  });

  it('base64 and PEM are the same signature', async () => {
    const base64 = signature.toString('base64');
    const pem = `-----BEGIN CMS-----\n${base64.match(/.{1,64}/g)!.join('\n')}\n-----END CMS-----\n`;
    for (const text of [base64, pem]) {
      const { body } = await check({ signature: Buffer.from(text), content: world.pdf });
      expect(body.report.indication).toBe('TOTAL-PASSED');
    }
  });

  it('a changed document, a missing one, a revoked certificate: the verdict, why, and what to do', async () => {
    const changed = Buffer.concat([world.pdf, Buffer.from(' ')]);
    const revoked = Buffer.from(await world.ca.sign('alatau-revoked', world.pdf));
    for (const [files, sub] of [
      [{ signature, content: changed }, 'HASH_FAILURE'],
      [{ signature }, 'SIGNED_DATA_NOT_FOUND'],
      [{ signature: revoked, content: world.pdf }, 'REVOKED_NO_POE'],
      [{ signature: world.pdf, content: world.pdf }, 'FORMAT_FAILURE'],
    ] as const) {
      const { body, status } = await check(files);
      expect([status, body.report?.subIndication]).toEqual([200, sub]);
      for (const part of ['explanation', 'advice']) {
        expect(new Set(Object.values(body.words[part])).size).toBe(3);
      }
    }
  });

  it('a large document is hashed as it comes; one byte too many is refused in words while it streams', async () => {
    const large = Buffer.alloc(MAX_FILE_BYTES, 'Q');
    const over = Buffer.from(await world.sign('alatau-head', large), 'base64');
    expect((await check({ content: large, signature: over })).body.report.indication).toBe('TOTAL-PASSED');
    const tooMuch = Buffer.concat([large, Buffer.from('.')]);
    expectProblem(await check({ signature, content: tooMuch }), 413, 'check.content_too_large');
  });

  it('bad input is refused in the language of the reader', async () => {
    await expectInThreeLanguages(422, 'check.signature_missing', (locale) => check({ content: world.pdf }, locale));
    expectProblem(await check({ signature: Buffer.alloc(0) }), 422, 'check.signature_missing');
    expectProblem(await world.app.agent().post(ROUTE).send({ signature: 'x' }), 400, 'check.malformed');
    const strange = world.app.agent().post(ROUTE).attach('signature', signature, 's').attach('other', signature, 'o');
    expectProblem(await strange, 400, 'check.malformed');
    const cut = world.app
      .agent()
      .post(ROUTE)
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send('--x\r\nCont');
    expectProblem(await cut, 400, 'check.malformed');
  });

  it('anyone gets what it takes to check by themselves: anchors, CAs and the lists, which name themselves by their digest', async () => {
    const { body, status, headers } = await world.app.agent().get('/api/public/trust-material');
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=300']);
    for (const anchor of body.anchors as string[]) {
      const { issuer, subject } = readCertificate(Buffer.from(anchor, 'base64'));
      expect(subject).toEqual(issuer);
    }
    expect(body.intermediates.length).toBeGreaterThan(0);
    expect(body.crls.length).toBeGreaterThan(0);
    for (const { sha256, size, thisUpdate } of body.crls) {
      const list = await world.app.agent().get(`/api/public/trust-material/crls/${sha256}`).responseType('blob');
      const bytes = list.body as Buffer;
      expect([list.status, bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([
        200,
        size,
        sha256,
      ]);
      expect(readCrl(bytes).thisUpdate.toISOString()).toBe(thisUpdate);
    }
    await expectInThreeLanguages(404, 'check.list_unknown', (locale) =>
      world.app.agent().get('/api/public/trust-material/crls/00').set('Accept-Language', locale),
    );
  });
});
