/** Whose word an OCSP answer is, about whom, since when (RFC 6960). */
import { createHash } from 'node:crypto';
import { ALGORITHM, EXTENSION, KEY_PURPOSE } from '../algorithms/oids.js';
import { context } from '../asn1/values.js';
import { der, derNull, octetString } from '../asn1/writer.js';
import { DOCUMENT_INPUTS } from '../path/inputs.js';
import { validatePath } from '../path/validate-path.js';
import { certify, called, extension, keyPurposes, keyUsage, type Party } from '../testing/certificates.js';
import { newKey } from '../testing/keys.js';
import { makePki, type TestPki } from '../testing/pki.js';
import { generalized, ocspResponse, revocationList, type OcspOptions } from '../testing/revocation.js';
import { readCertificate } from '../x509/certificate.js';

const AT = new Date('2026-06-01T13:00:00Z');
const moment = (text: string): Date => new Date(text);
const ASSUMED = { revoked: { at: moment('2026-05-01T00:00:00Z'), reason: 1 } };

describe('an OCSP answer', () => {
  let pki: TestPki;

  beforeAll(async () => {
    pki = await makePki('p256');
  });

  const answer = (options: Partial<OcspOptions> = {}): Promise<Uint8Array> =>
    ocspResponse({ certificate: pki.signer, issuer: pki.issuing, responder: pki.responder, ...options });

  interface Given {
    readonly crls?: readonly Uint8Array[];
    readonly at?: Date;
    readonly of?: Party;
  }

  async function verdict(ocspResponses: readonly Uint8Array[], { crls = [], at = AT, of = pki.signer }: Given = {}) {
    const { subIndication } = await validatePath({
      leaf: of.certificate,
      trust: pki.trust,
      evidence: { certificates: [], crls, ocspResponses },
      at,
      inputs: DOCUMENT_INPUTS,
    });
    return subIndication ?? 'VALID';
  }

  const responder = async (extensions: readonly Uint8Array[], more: Partial<Parameters<typeof certify>[0]> = {}) =>
    certify({ subject: called('Responder'), key: await newKey('p256'), issuer: pki.issuing, extensions, ...more });
  const usual = [keyUsage(0), keyPurposes(false, KEY_PURPOSE.ocspSigning)];
  const noCheck = extension(EXTENSION.ocspNoCheck, derNull());

  it('4.2.2.3: its responder is named by name or by the hash of its key, and has to be that one', async () => {
    const hashOf = ({ certificate }: Party): Uint8Array =>
      createHash('sha1').update(readCertificate(certificate).keyBits).digest();
    const byKey = (party: Party): Uint8Array => der(context(2), octetString(hashOf(party)));
    expect(await verdict([await answer()])).toBe('VALID');
    expect(await verdict([await answer({ responderId: byKey(pki.responder) })])).toBe('VALID');
    expect(await verdict([await answer({ responder: pki.issuing, responderId: byKey(pki.issuing) })])).toBe('VALID');
    expect(await verdict([await answer({ responderId: byKey(pki.issuing) })])).toBe('TRY_LATER');
    expect(await verdict([await answer({ responderId: der(context(1), pki.tsa.name) })])).toBe('TRY_LATER');
    expect(await verdict([await answer({ responderId: der(context(3), pki.responder.name) })])).toBe('TRY_LATER');
  });

  it('4.2.2.2.1: a responder without no-check speaks once a CRL says that it is not revoked itself', async () => {
    const checked = await responder(usual);
    const ocsp = [await answer({ responder: checked })];
    const list = (options: object = {}) => revocationList({ issuer: pki.issuing, ...options });
    expect(await verdict(ocsp)).toBe('TRY_LATER');
    // the list speaks about the signer too: it must not be what decides
    const revokedSigner = { party: pki.signer, at: moment('2026-05-01T00:00:00Z'), reason: 6 };
    expect(await verdict(ocsp, { crls: [await list()] })).toBe('VALID');
    const stale = await list({
      thisUpdate: moment('2026-05-01T00:00:00Z'),
      nextUpdate: moment('2026-05-02T00:00:00Z'),
    });
    expect(await verdict(ocsp, { crls: [stale] })).toBe('TRY_LATER');
    const revoked = await list({ revoked: [{ party: checked, at: moment('2026-05-01T00:00:00Z') }, revokedSigner] });
    // nothing but the list is left, and there the signer is on hold
    expect(await verdict(ocsp, { crls: [revoked] })).toBe('TRY_LATER');
    // with no-check nobody asks about it
    const trusted = await responder([...usual, noCheck]);
    const both = await list({ revoked: [{ party: trusted, at: moment('2026-05-01T00:00:00Z') }] });
    expect(await verdict([await answer({ responder: trusted })], { crls: [both] })).toBe('VALID');
  });

  it('a responder whose certificate had ended, or had not begun, when it spoke says nothing', async () => {
    const extensions = [...usual, noCheck];
    for (const dates of [{ notAfter: moment('2026-06-01T11:00:00Z') }, { notBefore: moment('2026-06-01T12:30:00Z') }]) {
      expect(await verdict([await answer({ responder: await responder(extensions, dates) })])).toBe('TRY_LATER');
    }
  });

  it('4.1.1: about a certificate of this number by another issuer, by name or by key, it is no answer', async () => {
    expect(await verdict([await answer({ about: { name: pki.root.name } })])).toBe('TRY_LATER');
    expect(await verdict([await answer({ about: { key: pki.root } })])).toBe('TRY_LATER');
    expect(await verdict([await answer({ about: { hashAlgorithm: ALGORITHM.sha1 } })])).toBe('VALID');
    expect(await verdict([await answer({ about: { hashAlgorithm: '1.2.3.4' } })])).toBe('TRY_LATER');
  });

  it('several statements in one: the one about the certificate counts, the newest, and of two at once the bad one', async () => {
    const about = (party: Party, options: object = {}) => ({ certificate: party, ...options });
    const { revoked } = ASSUMED;
    expect(await verdict([await answer({ more: [about(pki.tsa, { status: revoked })] })])).toBe('VALID');
    expect(await verdict([await answer({ certificate: pki.tsa, more: [about(pki.signer)] })])).toBe('VALID');
    const earlier = { thisUpdate: moment('2026-06-01T11:00:00Z') };
    expect(await verdict([await answer({ more: [about(pki.signer, { status: 'unknown', ...earlier })] })])).toBe(
      'VALID',
    );
    expect(await verdict([await answer({ more: [about(pki.signer, { status: revoked })] })])).toBe('REVOKED_NO_POE');
    expect(await verdict([await answer({ status: revoked, more: [about(pki.signer)] })])).toBe('REVOKED_NO_POE');
  });

  it('2.4, 4.2.2.1: its times are in order, and none lies in the future', async () => {
    const hour = (text: string): Date => moment(`2026-06-01T${text}:00Z`);
    const noon = hour('12:00');
    expect(await verdict([await answer({ thisUpdate: hour('13:10') })])).toBe('TRY_LATER');
    expect(await verdict([await answer({ thisUpdate: noon, producedAt: hour('13:10') })])).toBe('TRY_LATER');
    expect(await verdict([await answer({ thisUpdate: noon, producedAt: hour('11:59') })])).toBe('TRY_LATER');
    expect(await verdict([await answer({ thisUpdate: noon, nextUpdate: hour('11:59') })])).toBe('TRY_LATER');
    // clocks differ
    expect(await verdict([await answer({ thisUpdate: hour('13:04') })])).toBe('VALID');
  });

  it('4.4.4: about an expired certificate it speaks when the archive cutoff reaches back to it', async () => {
    const old = await certify({
      subject: called('Old'),
      key: await newKey('p256'),
      issuer: pki.issuing,
      notAfter: moment('2026-05-01T00:00:00Z'),
      extensions: [keyUsage(0, 1)],
    });
    const cutoff = (value: Uint8Array): Uint8Array => extension(EXTENSION.ocspArchiveCutoff, value);
    const since = (text: string) => answer({ certificate: old, singleExtensions: [cutoff(generalized(moment(text)))] });
    const reasonFor = async (response: Uint8Array): Promise<string> => {
      const { reason } = await validatePath({
        leaf: old.certificate,
        trust: pki.trust,
        evidence: { certificates: [], crls: [], ocspResponses: [response] },
        at: AT,
        inputs: DOCUMENT_INPUTS,
      });
      return reason;
    };
    // it has expired in any case; what is said is whether its state at the end is known
    expect(await reasonFor(await since('2026-01-01T00:00:00Z'))).not.toMatch(/revocation/);
    expect(await reasonFor(await since('2026-05-02T00:00:00Z'))).toMatch(/revocation/);
    expect(await reasonFor(await answer({ certificate: old }))).toMatch(/revocation/);
    // an extension that cannot be read makes the answer one that cannot be used
    const odd = await answer({ singleExtensions: [cutoff(derNull())] });
    expect(await verdict([odd])).toBe('TRY_LATER');
    expect(await verdict([odd, await answer()])).toBe('VALID');
  });

  it('4.4.1: the nonce is not critical to anyone else; other critical extensions make it no answer', async () => {
    const nonce = (critical: boolean): Uint8Array =>
      extension(EXTENSION.ocspNonce, octetString(Uint8Array.of(1, 2)), critical);
    expect(await verdict([await answer({ extensions: [nonce(false)] })])).toBe('VALID');
    expect(await verdict([await answer({ extensions: [nonce(true)] })])).toBe('VALID');
    expect(await verdict([await answer({ singleExtensions: [extension('1.2.3.4', derNull(), true)] })])).toBe(
      'TRY_LATER',
    );
    expect(await verdict([await answer({ singleExtensions: [extension('1.2.3.4', derNull())] })])).toBe('VALID');
  });
});
