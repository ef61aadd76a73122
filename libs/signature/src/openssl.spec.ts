import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describeWith } from '../../../test/support/requires.js';
import {
  addSignatureTimestamp,
  ALGORITHM,
  buildOcspRequest,
  buildTimestampRequest,
  digest,
  fromAnyEncoding,
  parseCertificate,
  readTimestampResponse,
  signatureValues,
  signCms,
  validate,
  type Content,
  type Evidence,
  type Report,
} from './index.js';

const CONFIG = `
[ca]
default_ca = issuing
[issuing]
database = index.txt
serial = serial
new_certs_dir = .
certificate = ca.pem
private_key = ca.key
default_md = sha256
default_days = 30
default_crl_days = 2
crlnumber = crlnumber
policy = any
unique_subject = no
[any]
commonName = supplied
serialNumber = optional
organizationalUnitName = optional
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[ca_ext]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[signer]
keyUsage = critical,digitalSignature,nonRepudiation
extendedKeyUsage = emailProtection,1.2.398.3.3.4.1.2,1.2.398.3.3.4.1.2.1
authorityKeyIdentifier = keyid
subjectKeyIdentifier = hash
[tsa_ext]
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[ocsp_ext]
keyUsage = critical,digitalSignature
extendedKeyUsage = OCSPSigning
[tsa]
default_tsa = stamp
[stamp]
serial = tsaserial
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.398.3.3.2.6.2
digests = sha256, sha512
ess_cert_id_alg = sha256
ess_cert_id_chain = no
[req]
distinguished_name = dn
[dn]
`;

describeWith('openssl', 'CMS, CRL, OCSP and timestamps, against OpenSSL', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'qujat-openssl-'));
  const openssl = (...args: string[]): Buffer =>
    execFileSync('openssl', args, {
      cwd: dir,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, OPENSSL_CONF: `${dir}/c.cnf` },
    });
  const read = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(dir, name)));
  const write = (name: string, data: string | Uint8Array): void => writeFileSync(path.join(dir, name), data);
  const der = (name: string): Uint8Array => fromAnyEncoding(read(name).subarray(read(name).indexOf(0x2d)))!;
  const now = (): Date => new Date();

  const issue = (name: string, subject: string, section: string): void => {
    openssl(
      'req',
      '-new',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      subject,
      '-utf8',
    );
    openssl(
      'ca',
      '-batch',
      '-notext',
      '-config',
      'c.cnf',
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.pem`,
      '-extensions',
      section,
      '-utf8',
    );
  };

  beforeAll(() => {
    write('c.cnf', CONFIG);
    write('index.txt', '');
    write('serial', '1000\n');
    write('tsaserial', '01\n');
    write('doc', 'Шарт № 17\r\nтөлем мерзімі — 10 күн\r\n');
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'root.key',
      '-out',
      'root.pem',
      '-days',
      '99',
      '-subj',
      '/CN=Root',
      '-extensions',
      'root',
      '-config',
      'c.cnf',
    );
    openssl(
      'req',
      '-new',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'ca.key',
      '-out',
      'ca.csr',
      '-subj',
      '/CN=Issuing',
    );
    openssl(
      'x509',
      '-req',
      '-in',
      'ca.csr',
      '-CA',
      'root.pem',
      '-CAkey',
      'root.key',
      '-CAcreateserial',
      '-days',
      '90',
      '-extfile',
      'c.cnf',
      '-extensions',
      'ca_ext',
      '-out',
      'ca.pem',
    );
    issue('one', '/CN=СЫНАҚОВ СЫНАҚ/serialNumber=IIN900101300017/OU=BIN200140000014', 'signer');
    issue('two', '/CN=ЕКІНШІ АДАМ', 'signer');
    issue('tsa', '/CN=TSA', 'tsa_ext');
    write('crlnumber', new TextEncoder().encode('01\n'));
    openssl('ca', '-config', 'c.cnf', '-gencrl', '-out', 'crl.pem');
    openssl('crl', '-in', 'crl.pem', '-outform', 'DER', '-out', 'crl.der');
  }, 60_000);

  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const evidence = (): Evidence => ({ certificates: [], crls: [read('crl.der')], ocspResponses: [] });
  const judge = (signature: Uint8Array, content: Content, given = evidence()): Promise<Report> =>
    validate({
      signature,
      content,
      trust: { anchors: [der('root.pem')], intermediates: [der('ca.pem')] },
      evidence: given,
      at: now(),
    });
  const verdict = async (signature: Uint8Array, content: Content = 'none', given = evidence()): Promise<string> => {
    const { indication, subIndication } = await judge(signature, content, given);
    return subIndication ?? indication;
  };

  const cmsSign = (...options: string[]): Uint8Array => {
    openssl(
      'cms',
      '-sign',
      '-in',
      'doc',
      '-binary',
      '-signer',
      'one.pem',
      '-inkey',
      'one.key',
      '-out',
      's',
      ...options,
    );
    return read('s');
  };
  const opensslAccepts = (...options: string[]): boolean => {
    try {
      openssl(
        'cms',
        '-verify',
        '-in',
        's',
        '-binary',
        '-CAfile',
        'root.pem',
        '-certfile',
        'ca.pem',
        '-out',
        'verified',
        ...options,
      );
      return true;
    } catch {
      return false;
    }
  };

  it.each([
    ['attached DER', ['-outform', 'DER', '-nodetach'], false],
    ['attached BER, streamed', ['-outform', 'DER', '-nodetach', '-stream', '-indef'], false],
    ['detached', ['-outform', 'DER'], true],
    ['PEM', ['-outform', 'PEM', '-nodetach'], false],
    ['CAdES', ['-outform', 'DER', '-nodetach', '-cades'], false],
    ['SHA-512', ['-outform', 'DER', '-nodetach', '-md', 'sha512'], false],
    ['without attributes', ['-outform', 'DER', '-nodetach', '-noattr'], false],
    ['by key identifier', ['-outform', 'DER', '-nodetach', '-keyid'], false],
    ['two signers', ['-outform', 'DER', '-nodetach', '-signer', 'two.pem', '-inkey', 'two.key'], false],
  ])('accepts what openssl cms signs: %s', async (_, options, detached) => {
    const signature = cmsSign(...options);
    const content = { bytes: read('doc') };
    expect(await verdict(signature, content)).toBe('TOTAL-PASSED');
    if (!detached) expect(await verdict(signature)).toBe('TOTAL-PASSED');
    expect(await verdict(signature, { bytes: content.bytes.slice(1) })).not.toBe('TOTAL-PASSED');
  });

  it('refuses as openssl does: changed content, SHA-1, a cut file', async () => {
    const signature = cmsSign('-outform', 'DER', '-nodetach');
    const at = Buffer.from(signature).indexOf('10 к');
    const changed = signature.slice();
    changed[at] = 0x39;
    write('s', changed);
    expect(opensslAccepts('-inform', 'DER')).toBe(false);
    expect(await verdict(changed)).toBe('HASH_FAILURE');
    expect(await verdict(cmsSign('-outform', 'DER', '-nodetach', '-md', 'sha1'))).toBe(
      'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
    );
  });

  it('openssl accepts what we sign, with and without a timestamp', async () => {
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    const pkcs8 = openssl('pkcs8', '-topk8', '-nocrypt', '-in', 'one.key', '-outform', 'DER');
    const privateKey = await globalThis.crypto.subtle.importKey('pkcs8', Uint8Array.from(pkcs8), algorithm, false, [
      'sign',
    ]);
    const content = read('doc');
    const options = { content, certificate: der('one.pem'), privateKey, signingTime: now() };
    const attached = await signCms({ ...options, detached: false, chain: [der('ca.pem')] });
    write('s', attached);
    expect(opensslAccepts('-inform', 'DER', '-cades')).toBe(true);
    const detached = await signCms({ ...options, detached: true, chain: [der('ca.pem')] });
    const stamped = addSignatureTimestamp(detached, await stamp(signatureValues(detached)[0]!));
    write('s', stamped);
    expect(opensslAccepts('-inform', 'DER', '-content', 'doc')).toBe(true);
    const report = await judge(stamped, { bytes: content });
    expect([report.indication, report.signatures[0]?.level]).toEqual(['TOTAL-PASSED', 'T']);
  });

  /** A timestamp token by openssl's TSA. */
  const stamp = async (over: Uint8Array): Promise<Uint8Array> => {
    const value = await digest(ALGORITHM.sha256, over);
    write(
      'q.tsq',
      buildTimestampRequest({ algorithm: ALGORITHM.sha256, digest: value, nonce: Uint8Array.of(0, 9, 200) }),
    );
    openssl('ts', '-reply', '-config', 'c.cnf', '-section', 'stamp', '-queryfile', 'q.tsq', '-out', 'r.tsr');
    const answer = readTimestampResponse(read('r.tsr'));
    if (!('token' in answer)) throw new Error(`refused with ${answer.status}`);
    return answer.token;
  };

  it('openssl’s OCSP responder answers our request, and its answers decide', async () => {
    openssl('ca', '-config', 'c.cnf', '-revoke', 'two.pem', '-crl_reason', 'keyCompromise');
    const answer = async (name: string): Promise<Uint8Array> => {
      write('q.req', await buildOcspRequest(der(`${name}.pem`), der('ca.pem'), Uint8Array.of(1, 2, 3), ALGORITHM.sha1));
      openssl(
        'ocsp',
        '-index',
        'index.txt',
        '-CA',
        'ca.pem',
        '-rsigner',
        'ca.pem',
        '-rkey',
        'ca.key',
        '-reqin',
        'q.req',
        '-respout',
        'r.resp',
        '-noverify',
      );
      return read('r.resp');
    };
    const given = async (name: string): Promise<Evidence> => ({
      certificates: [],
      crls: [],
      ocspResponses: [await answer(name)],
    });
    expect(await verdict(cmsSign('-outform', 'DER', '-nodetach'), 'none', await given('one'))).toBe('TOTAL-PASSED');
    openssl(
      'cms',
      '-sign',
      '-in',
      'doc',
      '-binary',
      '-nodetach',
      '-signer',
      'two.pem',
      '-inkey',
      'two.key',
      '-outform',
      'DER',
      '-out',
      's',
    );
    expect(await verdict(read('s'), 'none', await given('two'))).toBe('REVOKED_NO_POE');
    openssl('ca', '-config', 'c.cnf', '-gencrl', '-out', 'crl.pem');
    openssl('crl', '-in', 'crl.pem', '-outform', 'DER', '-out', 'crl2.der');
    expect(await verdict(read('s'), 'none', { certificates: [], crls: [read('crl2.der')], ocspResponses: [] })).toBe(
      'REVOKED_NO_POE',
    );
  });

  it('reads the same facts', () => {
    const facts = parseCertificate(der('one.pem'));
    const fingerprint = openssl('x509', '-in', 'one.pem', '-noout', '-fingerprint', '-sha256').toString();
    expect(facts.fingerprint).toBe(fingerprint.trim().split('=')[1]!.replaceAll(':', '').toLowerCase());
    expect(facts).toMatchObject({
      subject: { commonName: 'СЫНАҚОВ СЫНАҚ', iin: '900101300017', bin: '200140000014' },
      roles: ['legal-entity', 'first-head'],
      algorithm: 'RSA-2048',
    });
  });
});
