import { readFileSync } from 'node:fs';
import path from 'node:path';
import { context, oidOf, octets, readAsn1 } from '@qujat/signature';
import { describeWith } from '../../../test/support/requires.js';
import { startDevCa, type DevCa } from './index.js';
import { ocspRequestFor } from './testing/ocsp-request.js';
import { gostEngineVerifies, openssl, publicKeyInfoOf, Scratch, signedParts } from './testing/openssl.js';

const CONTENT = Buffer.from('Шарт № 17: келісілді.\n');

let ca: DevCa;
let scratch: Scratch;
let anchors: string;

const anchor = (name: string): Buffer => readFileSync(path.join(ca.trustDir, name));
const get = async (at: string): Promise<Buffer> => Buffer.from(await (await fetch(ca.url + at)).arrayBuffer());
const post = async (at: string, type: string, body: Uint8Array): Promise<Buffer> => {
  const response = await fetch(ca.url + at, {
    method: 'POST',
    headers: { 'content-type': type },
    body: Buffer.from(body),
  });
  return Buffer.from(await response.arrayBuffer());
};

beforeAll(async () => {
  scratch = new Scratch();
  ca = await startDevCa({ dir: path.join(scratch.dir, 'ca'), port: 0, ncalayerPort: 0 });
  anchors = scratch.pem('anchors.pem', anchor('root_rsa.cer'), anchor('nca_rsa.cer'));
});

afterAll(async () => {
  await ca.stop();
  scratch.remove();
});

describeWith('openssl', 'OpenSSL, of the development NCA’s RSA tree', () => {
  let head: string;
  let issuing: string;

  beforeAll(async () => {
    head = scratch.pem('head.pem', await ca.certificate('alatau-head', 'rsa'));
    issuing = scratch.pem('issuing.pem', anchor('nca_rsa.cer'));
  });

  it('accepts the chain under strict rules', async () => {
    const root = scratch.pem('root.pem', anchor('root_rsa.cer'));
    const { text } = await openssl(['verify', '-x509_strict', '-CAfile', root, '-untrusted', issuing, head]);
    expect(text).toContain('head.pem: OK');
  });

  it.each(['nca_rsa.crl', 'nca_d_rsa.crl'])('accepts the list %s and reads its number', async (name) => {
    const args = ['crl', '-inform', 'DER', '-CAfile', anchors, '-noout', '-crlnumber'];
    const { text } = await openssl(args, await get(`/crl/${name}`));
    expect(text).toMatch(/verify OK/);
    expect(text).toMatch(/crlNumber=0x[0-9A-F]+/);
  });

  const ocsp = async (certificate: string, ...more: string[]) => {
    const args = [
      'ocsp',
      '-issuer',
      issuing,
      '-cert',
      certificate,
      '-url',
      `${ca.url}/ocsp/`,
      '-CAfile',
      anchors,
      ...more,
    ];
    return (await openssl(args)).text;
  };

  it('accepts the responder’s answer: good, with the nonce repeated and no next update', async () => {
    const answer = await ocsp(head, '-resp_text');
    expect(answer).toContain('Response verify OK');
    expect(answer).toContain('head.pem: good');
    expect(answer).not.toContain('WARNING: no nonce');
    expect(answer).not.toMatch(/Next Update/);
    expect(answer).toContain('OCSP No Check');
  });

  it('reads a revocation with its reason in the OCSP answer and, at once, in the delta list', async () => {
    const signer = await ca.certificate('alatau-signer', 'rsa');
    const file = scratch.pem('signer.pem', signer);
    await get('/crl/nca_rsa.crl');
    await ca.revoke('alatau-signer', { algorithm: 'rsa', reason: 'keyCompromise' });
    const answer = await ocsp(file);
    expect(answer).toMatch(/signer\.pem: revoked[^]*Reason: keyCompromise/);
    const lists = ['nca_rsa.crl', 'nca_d_rsa.crl'].map(async (name) => {
      const pem = await openssl(['crl', '-inform', 'DER'], await get(`/crl/${name}`));
      return ['-CRLfile', scratch.file(`${name}.pem`, pem.stdout)];
    });
    const [base, delta] = await Promise.all(lists);
    const verify = ['verify', '-crl_check', '-extended_crl', '-use_deltas', '-CAfile', anchors];
    expect((await openssl([...verify, ...base!, ...delta!, file])).text).toContain('certificate revoked');
    expect((await openssl([...verify, ...base!, ...delta!, head])).text).toContain('head.pem: OK');
  });

  it('shows a suspended certificate as on hold, and after its release as good', async () => {
    const file = scratch.pem('employee.pem', await ca.certificate('zhetisu-employee', 'rsa'));
    await ca.suspend('zhetisu-employee', 'rsa');
    expect(await ocsp(file)).toMatch(/revoked[^]*Reason: certificateHold/);
    await ca.release('zhetisu-employee', 'rsa');
    expect(await ocsp(file)).toContain('employee.pem: good');
  });

  it('is told "revoked, on hold since 1970" of a serial that was never issued (RFC 6960 4.4.8)', async () => {
    const args = ['ocsp', '-issuer', issuing, '-serial', '0x10ABCDEF', '-url', `${ca.url}/ocsp/`, '-CAfile', anchors];
    const { text } = await openssl(args);
    expect(text).toMatch(/revoked[^]*Reason: certificateHold[^]*Revocation Time: Jan {2}1 00:00:00 1970 GMT/);
  });

  it('accepts a timestamp by policy 1.2.398.3.3.2.6.2 whose nonce is the request’s', async () => {
    const data = scratch.file('content.txt', CONTENT);
    const query = ['ts', '-query', '-data', data, '-sha256', '-cert', '-tspolicy', '1.2.398.3.3.2.6.2'];
    const { stdout } = await openssl(query);
    const reply = scratch.file('reply.tsr', await post('/tsp/', 'application/timestamp-query', stdout));
    const request = scratch.file('query.tsq', stdout);
    const { text } = await openssl(['ts', '-verify', '-queryfile', request, '-in', reply, '-CAfile', anchors]);
    expect(text).toContain('Verification: OK');
  });

  it('gets no certificates in a timestamp that did not ask for them', async () => {
    const { stdout } = await openssl(['ts', '-query', '-digest', 'a'.repeat(64), '-sha256']);
    const reply = await post('/tsp/', 'application/timestamp-query', stdout);
    const signedData = readAsn1(reply).children[1]!.children[1]!.children[0]!;
    expect(signedData.children.map(({ tag }) => tag)).not.toContain(context(0));
  });

  it('is refused a timestamp by an unknown policy, over SHA-1, and for bytes that are no request', async () => {
    const query = async (...args: string[]) => (await openssl(['ts', '-query', '-digest', ...args])).stdout;
    const bodies = [
      await query('a'.repeat(64), '-sha256', '-tspolicy', '1.2.3.4'),
      await query('a'.repeat(40), '-sha1'),
      Buffer.from('timestamp, please'),
    ];
    const words = [
      'TSA policy is not supported',
      'unrecognized or unsupported algorithm',
      'data submitted has the wrong format',
    ];
    for (const [i, body] of bodies.entries()) {
      const reply = scratch.file('refusal.tsr', await post('/tsp/', 'application/timestamp-query', body));
      expect((await openssl(['ts', '-reply', '-in', reply, '-text'])).text).toContain(words[i]);
    }
  });

  it.each([
    ['detached', true],
    ['attached', false],
  ])('accepts a %s CMS with a signature timestamp', async (_, detached) => {
    const cms = scratch.file(
      'document.p7s',
      await ca.sign('alatau-head', CONTENT, { algorithm: 'rsa', detached, withTimestamp: true }),
    );
    const content = detached ? ['-content', scratch.file('content.txt', CONTENT)] : [];
    const args = ['cms', '-verify', '-inform', 'DER', '-binary', '-in', cms, ...content, '-CAfile', anchors];
    const { stdout, text } = await openssl(args);
    expect(text).toContain('CMS Verification successful');
    expect(stdout.toString()).toBe(CONTENT.toString());
  });

  it('opens a p12 file with -legacy; its key belongs to its certificate', async () => {
    const p12 = scratch.file('head.p12', await ca.p12('alatau-head', 'rsa'));
    const open = ['pkcs12', '-legacy', '-in', p12, '-passin', 'pass:Qwerty12', '-nodes'];
    const { text } = await openssl([...open, '-info']);
    expect(text).toContain('MAC: sha1, Iteration 1024');
    expect(text).toContain('pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 1024');
    expect(text).toContain('pbeWithSHA1And40BitRC2-CBC, Iteration 1024');
    const contents = (await openssl(open)).stdout;
    const fromKey = await openssl(['pkey', '-pubout'], contents);
    const fromCertificate = await openssl(['x509', '-pubkey', '-noout'], contents);
    expect(fromKey.text).toMatch(/BEGIN PUBLIC KEY/);
    expect(fromKey.text).toBe(fromCertificate.text);
  });

  it('opens the certificate of a GOST p12 file: subject, roles and policies as the NCA writes them', async () => {
    const p12 = scratch.file('head-gost.p12', await ca.p12('alatau-head', 'gost'));
    const { stdout } = await openssl(['pkcs12', '-legacy', '-in', p12, '-passin', 'pass:Qwerty12', '-nokeys']);
    const args = [
      'x509',
      '-noout',
      '-subject',
      '-nameopt',
      'utf8,sep_comma_plus',
      '-ext',
      'extendedKeyUsage,keyUsage,certificatePolicies',
    ];
    const { text } = await openssl(args, stdout);
    expect(text).toContain('CN=СЕРІКБАЕВ НҰРЛАН,SN=СЕРІКБАЕВ,serialNumber=IIN760415309919,C=KZ,O=');
    expect(text).toContain('OU=BIN140340999103,GN=АСҚАРҰЛЫ');
    expect(text).toContain('E-mail Protection, 1.2.398.3.3.4.1.2, 1.2.398.3.3.4.1.2.1');
    expect(text).toContain('Digital Signature, Non Repudiation, Key Agreement');
    expect(text).toContain('Policy: 1.2.398.3.3.2');
  });
});

describeWith('gost engine', 'OpenSSL’s GOST engine, of the development NCA’s GOST tree', () => {
  const verifies = (signed: Uint8Array, issuer: Uint8Array) => {
    const { tbs, signature } = signedParts(signed);
    return gostEngineVerifies(scratch, publicKeyInfoOf(issuer), tbs, signature);
  };

  it('accepts the signatures of root, issuing and owner’s certificate, and not with another key', async () => {
    const [root, issuing] = [anchor('root_gost.cer'), anchor('nca_gost.cer')];
    const head = await ca.certificate('alatau-head');
    expect(await verifies(root, root)).toBe(true);
    expect(await verifies(issuing, root)).toBe(true);
    expect(await verifies(head, issuing)).toBe(true);
    expect(await verifies(head, root)).toBe(false);
  });

  it('accepts the signatures of base, delta and root list', async () => {
    expect(await verifies(await get('/crl/nca_gost.crl'), anchor('nca_gost.cer'))).toBe(true);
    expect(await verifies(await get('/crl/nca_d_gost.crl'), anchor('nca_gost.cer'))).toBe(true);
    expect(await verifies(await get('/crl/root_gost.crl'), anchor('root_gost.cer'))).toBe(true);
  });

  it('accepts the signature of the OCSP responder, whose certificate the issuing authority signed', async () => {
    const nonce = Buffer.from('0123456789abcdef', 'hex');
    const request = ocspRequestFor(await ca.certificate('alatau-head'), anchor('nca_gost.cer'), nonce);
    const response = await post('/ocsp/', 'application/ocsp-request', request);
    expect(response.includes(nonce)).toBe(true);
    const basic = readAsn1(octets(readAsn1(response).children[1]!.children[0]!.children[1]!));
    const responder = basic.children[3]!.children[0]!.children[0]!.bytes;
    expect(await verifies(basic.bytes, responder)).toBe(true);
    expect(await verifies(responder, anchor('nca_gost.cer'))).toBe(true);
    expect(oidOf(basic.children[1]!.children[0])).toBe('1.2.398.3.10.1.1.2.3.2');
  });
});
