import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ALGORITHM, digest, pemBlocks, streebog512, toBase64, toHex, validate } from '@qujat/signature';
import { NCALayerClient } from 'ncalayer-js-client';
import { WebSocket } from 'ws';
import { describeWith } from '../../../../test/support/requires.js';
import { startDevCa, type DevCa } from '../index.js';
import { openssl, Scratch } from '../testing/openssl.js';

const CONTENT = Buffer.from('{"nonce":"8f14e45f"}');
const BASE64 = CONTENT.toString('base64');

let ca: DevCa;
let scratch: Scratch;
let client: NCALayerClient;

const connect = async (): Promise<NCALayerClient> => {
  const connected = new NCALayerClient(ca.ncalayerUrl, false);
  expect(await connected.connect()).toBe('1.4');
  return connected;
};
const leave = (connected: NCALayerClient): void => connected.wsConnection?.terminate();

beforeAll(async () => {
  scratch = new Scratch();
  ca = await startDevCa({ dir: path.join(scratch.dir, 'ca'), port: 0, ncalayerPort: 0 });
  client = await connect();
});

beforeEach(() => ca.pick({ slug: 'alatau-head', algorithm: 'rsa' }));

afterAll(async () => {
  leave(client);
  await ca.stop();
  scratch.remove();
});

/** Sends one message to the stand-in as a page of `origin` would, and returns the answer. */
async function say(message: string, origin = 'http://localhost:3000'): Promise<unknown> {
  const socket = new WebSocket(ca.ncalayerUrl, { origin });
  const messages: string[] = [];
  const second = new Promise<string>((resolve) =>
    socket.on('message', (data: Buffer) => messages.push(data.toString()) === 2 && resolve(data.toString())),
  );
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(message);
  const answer = await second;
  socket.terminate();
  expect(JSON.parse(messages[0]!)).toEqual({ result: { version: '1.4' } });
  return answer === message ? answer : JSON.parse(answer);
}

const sign = (args: object) => JSON.stringify({ module: 'kz.gov.pki.knca.basics', method: 'sign', args });

describe('the NCALayer stand-in, driven by ncalayer-js-client', () => {
  const { basicsStorageAll, basicsStoragePKCS12, basicsCMSParamsDetached, basicsSignerSignAny } = NCALayerClient;

  describeWith('openssl', 'what it signs, by OpenSSL', () => {
    const verify = async (pem: string, ...more: string[]) => {
      const authorities = ['root_rsa', 'nca_rsa'].map((name) => readFileSync(path.join(ca.trustDir, `${name}.cer`)));
      const anchors = scratch.pem('anchors.pem', ...authorities);
      const file = scratch.file('signature.pem', pem);
      return openssl(['cms', '-verify', '-inform', 'PEM', '-binary', '-in', file, '-CAfile', anchors, ...more]);
    };

    it('is a detached CMS with a timestamp, in PEM', async () => {
      const pem = await client.basicsSignCMS(basicsStoragePKCS12, BASE64, basicsCMSParamsDetached, basicsSignerSignAny);
      expect(pem).toMatch(/^-----BEGIN CMS-----/);
      const { text } = await verify(pem as string, '-content', scratch.file('content', CONTENT));
      expect(text).toContain('CMS Verification successful');
      const printed = await openssl([
        'cms',
        '-cmsout',
        '-print',
        '-in',
        path.join(scratch.dir, 'signature.pem'),
        '-inform',
        'PEM',
      ]);
      expect(printed.text).toContain('id-smime-aa-timeStampToken');
      expect(printed.text).toContain('id-smime-aa-signingCertificateV2');
    });

    it('is an attached CMS when the content is to be encapsulated', async () => {
      const { basicsCMSParamsAttached } = NCALayerClient;
      const pem = await client.basicsSignCMS(basicsStorageAll, BASE64, basicsCMSParamsAttached, basicsSignerSignAny);
      expect((await verify(pem as string)).stdout.toString()).toBe(CONTENT.toString());
    });

    it('is the same over a digest as over the content', async () => {
      const hash = toBase64(await digest(ALGORITHM.sha256, CONTENT));
      const { basicsCMSParamsDetachedHash } = NCALayerClient;
      const pem = await client.basicsSignCMS(basicsStorageAll, hash, basicsCMSParamsDetachedHash, basicsSignerSignAny);
      const { text } = await verify(pem as string, '-content', scratch.file('content', CONTENT));
      expect(text).toContain('CMS Verification successful');
    });

    it('is, of commonUtils, base64 without armour', async () => {
      const base64 = await client.createCAdESFromBase64('PKCS12', BASE64, 'SIGNATURE', true);
      expect(base64).not.toContain('BEGIN');
      const pem = `-----BEGIN CMS-----\n${base64.match(/.{1,64}/g)!.join('\n')}\n-----END CMS-----\n`;
      expect((await verify(pem)).stdout.toString()).toBe(CONTENT.toString());
    });
  });

  it('signs every one of a list, in its order', async () => {
    const data = ['MQ==', 'Mg==', 'Mw=='];
    const params = { decode: true, encapsulate: true, digested: false };
    const signatures = await client.basicsSignCMS(basicsStorageAll, data, params, basicsSignerSignAny);
    expect(signatures).toHaveLength(3);
    for (const [i, pem] of (signatures as string[]).entries()) {
      expect(Buffer.from(pemBlocks(pem)[0]!.bytes).includes(Buffer.of(4, 1, 0x31 + i))).toBe(true);
    }
  });

  it('signs with GOST over a Streebog digest, and refuses that digest with an RSA key', async () => {
    const hash = toBase64(streebog512(CONTENT));
    const params = { decode: true, encapsulate: false, digested: true };
    ca.pick({ slug: 'alatau-head' });
    const pem = await client.basicsSignCMS(basicsStorageAll, hash, params, basicsSignerSignAny);
    expect(toHex(pemBlocks(pem as string)[0]!.bytes)).toContain(toHex(streebog512(CONTENT)));
    ca.pick({ slug: 'alatau-head', algorithm: 'rsa' });
    await expect(client.basicsSignCMS(basicsStorageAll, hash, params, basicsSignerSignAny)).rejects.toThrow(
      /SIGNING_FAILURE.*64 bytes/,
    );
  });

  it('tells the page that the user cancelled, in both modules', async () => {
    ca.pick({ cancel: true });
    const asked = client.basicsSignCMS(basicsStorageAll, BASE64, basicsCMSParamsDetached, basicsSignerSignAny);
    await expect(asked).rejects.toMatchObject({ canceledByUser: true });
    await expect(client.createCAdESFromBase64('PKCS12', BASE64)).rejects.toThrow('action.canceled');
  });

  it.each([
    ['another role', NCALayerClient.basicsSignerSignTrusted, /1\.2\.398\.3\.3\.4\.1\.2\.2/],
    ['a certificate for signing in only', NCALayerClient.basicsSignerAuthAny, /sign in/],
    ['another BIN', { bin: '091040999202' }, /another BIN/],
    ['another IIN', { iin: '711103309956' }, /another IIN/],
    ['another serial number', { serialNumber: '1234' }, /another certificate/],
  ])('does not sign when %s is asked for', async (_, signer, why) => {
    const asked = client.basicsSignCMS(basicsStorageAll, BASE64, basicsCMSParamsDetached, signer);
    await expect(asked).rejects.toThrow(why);
  });

  it('signs for any issuer, and for a chain only when it is ours', async () => {
    const asked = (chain: string[]) =>
      client.basicsSignCMS(basicsStorageAll, BASE64, {}, { extKeyUsageOids: [], chain });
    const other = Buffer.from(await ca.certificate('zhetisu-head', 'rsa')).toString('base64');
    const ours = Buffer.from(await (await fetch(`${ca.url}/cert/nca_rsa.cer`)).arrayBuffer()).toString('base64');
    expect(await asked([])).toMatch(/BEGIN CMS/);
    expect(await asked([other, ours])).toMatch(/BEGIN CMS/);
    await expect(asked([other])).rejects.toThrow(/another issuer/);
  });

  it('fails to sign, in words, while the TSA is down', async () => {
    ca.setService('tsa', 'down');
    const asked = client.basicsSignCMS(basicsStorageAll, BASE64, basicsCMSParamsDetached, basicsSignerSignAny);
    await expect(asked).rejects.toThrow(/SIGNING_FAILURE.*TSA/);
    ca.setService('tsa', 'up');
  });

  it('tells of the chosen key, and of no tokens', async () => {
    expect(await client.getActiveTokens()).toEqual([]);
    expect(await client.getKeyInfo('PKCS12')).toMatchObject({
      subjectCn: 'СЕРІКБАЕВ НҰРЛАН',
      issuerCn: 'ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA) QUJAT DEV',
      subjectDn: expect.stringContaining('SERIALNUMBER=IIN760415309919,C=KZ,') as string,
      certNotAfter: expect.stringMatching(/^\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d$/) as string,
      pem: expect.stringMatching(/^-----BEGIN CERTIFICATE-----/) as string,
    });
  });

  describe('XML', () => {
    const ORDER = '<?xml version="1.0" encoding="UTF-8"?>\n<бұйрық нөмірі="7"><сома>10</сома></бұйрық>';

    /** The engine's verdict, with the lists of the development NCA. */
    const judge = async (xml: string) => {
      const file = (name: string) => readFileSync(path.join(ca.trustDir, `${name}.cer`));
      const fetched = ['nca_rsa', 'root_rsa', 'nca_gost', 'root_gost'].map(async (name) => {
        const response = await fetch(`${ca.url}/crl/${name}.crl`);
        return new Uint8Array(await response.arrayBuffer());
      });
      const { indication, signatures } = await validate({
        signature: new TextEncoder().encode(xml),
        content: 'none',
        trust: {
          anchors: [file('root_rsa'), file('root_gost')],
          intermediates: [file('nca_rsa'), file('nca_gost')],
        },
        evidence: { certificates: [], crls: await Promise.all(fetched), ocspResponses: [] },
        at: new Date(),
      });
      return [indication, signatures.length];
    };

    it('is signed in both modules, one document or several, with either key', async () => {
      const one = await client.signXml('PKCS12', ORDER);
      expect(await judge(one)).toEqual(['TOTAL-PASSED', 1]);
      expect(await judge(one.replace('>10<', '>90<'))).toEqual(['TOTAL-FAILED', 1]);
      ca.pick({ slug: 'zhetisu-head', algorithm: 'gost' });
      // one over the other
      expect(await judge(await client.signXml('PKCS12', one))).toEqual(['TOTAL-PASSED', 2]);
      const several = await client.signXmls('PKCS12', [ORDER, '<a/>']);
      expect(await Promise.all(several.map(judge))).toEqual(Array(2).fill(['TOTAL-PASSED', 1]));
      const basics = await client.basicsSignXML(basicsStorageAll, ORDER, {}, basicsSignerSignAny);
      expect(await judge(basics as string)).toEqual(['TOTAL-PASSED', 1]);
    });

    it('is refused in words: no XML, a part of a document, a digest', async () => {
      await expect(client.signXml('PKCS12', 'no XML')).rejects.toThrow(/XML/);
      await expect(client.signXml('PKCS12', '<!DOCTYPE a><a/>')).rejects.toThrow('DOCTYPE');
      await expect(client.signXml('PKCS12', '<a/>', 'SIGNATURE', '//a')).rejects.toThrow('whole document');
      await expect(client.signXmls('PKCS12', [])).rejects.toThrow('list of XML');
      const hash = toBase64(await digest(ALGORITHM.sha256, CONTENT));
      const digested = { decode: true, digested: true };
      await expect(client.basicsSignXML(basicsStorageAll, hash, digested, basicsSignerSignAny)).rejects.toThrow(
        'INVALID_SIGNING_PARAMS',
      );
    });

    describeWith('xmlsec1', 'by xmlsec1', () => {
      it('is what it verifies, and the change is what it finds', async () => {
        const signed = await client.signXml('PKCS12', ORDER);
        const authorities = ['root_rsa', 'nca_rsa'].map((name) => path.join(ca.trustDir, `${name}.cer`));
        const verify = (text: string): number | null => {
          const trusted = authorities.flatMap((file) => ['--trusted-der', file]);
          return spawnSync('xmlsec1', ['--verify', ...trusted, scratch.file('signed.xml', text)]).status;
        };
        expect(verify(signed)).toBe(0);
        expect(verify(signed.replace('>10<', '>90<'))).not.toBe(0);
      });
    });
  });
});

describe('the NCALayer stand-in’s protocol', () => {
  it('returns the heartbeat, and knows no module but its own', async () => {
    expect(await say('--heartbeat--')).toBe('--heartbeat--');
    const request = JSON.stringify({ module: 'kz.digiflow.mobile.extensions', method: 'getVersion' });
    expect(await say(request)).toEqual({ success: false, errorCode: 'MODULE_NOT_FOUND' });
    expect(await say('not json')).toMatchObject({ success: false });
  });

  it('signs the text itself when it is not to be decoded; gives bare signatures with their certificate', async () => {
    const args = { format: 'raw', data: ['a', 'b'], signingParams: { outputCert: true }, signerParams: {} };
    const { status, body } = (await say(sign(args))) as { status: boolean; body: { result: Record<string, unknown> } };
    expect([status, (body.result.signatures as string[]).length]).toEqual([true, 2]);
    expect(body.result.certificate).toMatch(/BEGIN CERTIFICATE/);
    const { createVerify } = await import('node:crypto');
    const signature = Buffer.from((body.result.signatures as string[])[1]!, 'base64');
    expect(
      createVerify('sha256')
        .update('b')
        .verify(body.result.certificate as string, signature),
    ).toBe(true);
  });

  it.each([
    [{ format: 'pdf', data: 'MQ==' }],
    [{ format: 'cms', data: 7 }],
    [{ format: 'cms', data: '%%%', signingParams: { decode: true } }],
    [{ format: 'cms', data: 'MQ==', signingParams: { digested: true } }],
    [{ format: 'cms', data: 'MQ==', signerParams: { chain: ['rubbish'] } }],
    [null],
  ])('answers parameters it cannot use (%j) with INVALID_SIGNING_PARAMS', async (args) => {
    expect(await say(sign(args as object))).toMatchObject({ status: false, code: 'INVALID_SIGNING_PARAMS' });
  });
});

describe('the NCALayer stand-in’s page', () => {
  const at = (where: string): string => new URL(where, ca.ncalayerPageUrl).href;
  const post = (where: string, body: object, headers: Record<string, string> = {}) =>
    fetch(at(where), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  interface State {
    pending: { id: string; origin: string; items: { size: number; sha256: string; preview?: string }[] }[];
  }

  /** States as the page is told of them. */
  async function* states(): AsyncGenerator<State> {
    const gone = new AbortController();
    const response = await fetch(at('/events'), { signal: gone.signal });
    let text = '';
    try {
      for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
        text += Buffer.from(piece).toString('utf8');
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          yield JSON.parse(text.slice('data: '.length, end)) as State;
          text = text.slice(end + 2);
        }
      }
    } finally {
      gone.abort();
    }
  }

  const pendingOne = async (): Promise<State['pending'][number]> => {
    for await (const { pending } of states()) if (pending[0]) return pending[0];
    throw new Error('the stream ended');
  };

  it('shows what is asked by whom, and signs with the key chosen', async () => {
    ca.pick({ ask: true });
    const answer = say(
      sign({ format: 'cms', data: BASE64, signingParams: { decode: true }, signerParams: {} }),
      'http://localhost:3000',
    );
    const pending = await pendingOne();
    expect(pending.origin).toBe('http://localhost:3000');
    expect(pending.items).toEqual([
      { size: CONTENT.length, sha256: toHex(await digest(ALGORITHM.sha256, CONTENT)), preview: CONTENT.toString() },
    ]);
    const owners = (await (await fetch(at(`/pending/${pending.id}/owners`))).json()) as {
      slug: string;
      state: string;
    }[];
    expect(owners.find(({ slug }) => slug === 'alatau-revoked')?.state).toBe('revoked');
    const settled = await post(`/pending/${pending.id}/sign`, { slug: 'zhetisu-head', algorithm: 'gost' });
    expect(await settled.json()).toEqual({ settled: true });
    expect(await answer).toMatchObject({
      status: true,
      body: { result: expect.stringMatching(/BEGIN CMS/) as string },
    });
    expect(await (await post(`/pending/${pending.id}/sign`, { slug: 'zhetisu-head' })).json()).toEqual({
      settled: false,
    });
  });

  it('withdraws a request when the page that asked has left', async () => {
    ca.pick({ ask: true });
    const other = await connect();
    const asked = other.createCAdESFromBase64('PKCS12', BASE64).catch(() => 'left');
    expect((await pendingOne()).items[0]?.size).toBe(CONTENT.length);
    leave(other);
    expect(await asked).toBe('left');
    for await (const { pending } of states()) if (pending.length === 0) break;
  });

  it('is not driven by pages of other sites', async () => {
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
      expect((await post('/pending/1/cancel', {}, headers)).status).toBe(403);
    }
    expect((await fetch(at('/'))).headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
