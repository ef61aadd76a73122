/** One signature, one report: by the API, by `qujat verify` and in a browser without a network. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Report } from '@qujat/signature';
import { describeWith } from '../support/requires.js';
import { accessibilityViolations, WIDTHS } from './support/browser.js';
import { Journey } from './support/journey.js';

const QUJAT = path.resolve(import.meta.dirname, '../../bin/qujat.mjs');
const TEXT = 'Шарт № 52: екі тарап келісті.';
const XML = '<?xml version="1.0" encoding="UTF-8"?><order><item>Қағаз А4</item></order>';
const LANGUAGES = { kk: 'Осы браузер', ru: 'Этот браузер', en: 'This browser' } as const;

/** What all three must say alike: evidence and its times differ, for the portal asks by OCSP and the others read lists. */
const essence = ({ indication, subIndication, signatures }: Report) => ({
  ...{ indication, subIndication },
  signatures: signatures.map((one) => ({
    ...{ indication: one.indication, subIndication: one.subIndication },
    ...{ signer: one.signer, roles: one.certificate?.roles },
    checks: one.checks.map(({ id, ok }) => ({ id, ok })),
  })),
});

describeWith('chromium', 'checking a signature in a browser without a network', () => {
  let journey: Journey;
  let page: Page;
  const inData = (name: string) => path.join(journey.folder, name);

  beforeAll(async () => {
    journey = await Journey.begin({ QUJAT_LIMIT_PUBLIC: '1000' });
    await writeFile(inData('password'), 'Qwerty12');
    await writeFile(inData('contract.txt'), TEXT);
    await writeFile(inData('changed.txt'), `${TEXT} `);
    await writeFile(inData('order.xml'), XML);
    page = await journey.newWindow();
  });
  afterAll(() => journey?.end());

  const qujat = (...args: readonly string[]) =>
    new Promise<string>((resolve, reject) => {
      execFile(process.execPath, [QUJAT, ...args], (error, stdout, stderr) => {
        if (stdout === '' && error) reject(new Error(stderr, { cause: error }));
        else resolve(stdout);
      });
    });

  async function signed(key: string, file: string, to: string, ...more: readonly string[]): Promise<void> {
    const p12 = inData(`dev-ca/keys/${key}.p12`);
    const out = ['--out', inData(to), '--force', inData(file)];
    await qujat('sign', '--p12', p12, '--password-file', inData('password'), ...more, ...out);
  }

  /** The lists that the portal gives to browsers, as files. */
  async function lists(): Promise<string[]> {
    const address = `${journey.portal.url}/api/public/trust-material`;
    const { crls } = (await (await fetch(address)).json()) as { crls: { sha256: string }[] };
    const files = crls.map(async ({ sha256 }) => {
      const list = await fetch(`${address}/crls/${sha256}`);
      await writeFile(inData(`${sha256}.crl`), new Uint8Array(await list.arrayBuffer()));
      return inData(`${sha256}.crl`);
    });
    return Promise.all(files);
  }

  async function byApi(signature: string, content?: string): Promise<Report> {
    const form = new FormData();
    form.append('signature', new Blob([await readFile(inData(signature))]), signature);
    if (content) form.append('content', new Blob([await readFile(inData(content))]), content);
    const address = `${journey.portal.url}/api/public/signature-check`;
    const answer = await fetch(address, { method: 'POST', body: form, headers: { Origin: journey.portal.url } });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return ((await answer.json()) as { report: Report }).report;
  }

  async function byProgram(crls: readonly string[], signature: string, content?: string): Promise<Report> {
    const given = content ? ['--content', inData(content)] : [];
    const known = ['--trust', inData('trust'), ...crls.flatMap((crl) => ['--crl', crl])];
    return JSON.parse(await qujat('verify', inData(signature), ...given, ...known, '--format', 'json')) as Report;
  }

  /** Chooses files on the page and reads the report that it offers to save. */
  async function byBrowser(signature: string, content?: string): Promise<Report> {
    const [one, other] = await page.locator('input[type=file]').all();
    await one!.setInputFiles(inData(signature));
    const remove = page.getByRole('button', { name: /^Remove the file (contract|changed)\.txt$/ });
    if ((await remove.count()) > 0) await remove.click();
    if (content) await other!.setInputFiles(inData(content));
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Report (.json)' }).click();
    return JSON.parse(await readFile(await (await saved).path(), 'utf8')) as Report;
  }

  it('API, program and browser agree; the browser with its network cut off', async () => {
    await signed('alatau-head-rsa', 'contract.txt', 'rsa.p7s');
    await signed('zhetisu-head-gost', 'contract.txt', 'gost.p7s');
    await signed('alatau-revoked-rsa', 'contract.txt', 'revoked.p7s');
    await signed('alatau-head-gost', 'order.xml', 'order.signed.xml', '--xml');
    const crls = await lists();
    await page.goto('/check');
    await page.getByText('This browser').click();
    await page.getByText('Ready. While this page stays open').waitFor();
    for (const [verdict, ...files] of [
      ['TOTAL-PASSED', 'rsa.p7s', 'contract.txt'],
      ['TOTAL-PASSED', 'gost.p7s', 'contract.txt'],
      ['TOTAL-PASSED', 'order.signed.xml'],
      ['HASH_FAILURE', 'rsa.p7s', 'changed.txt'],
      ['REVOKED_NO_POE', 'revoked.p7s', 'contract.txt'],
      ['SIGNED_DATA_NOT_FOUND', 'gost.p7s'],
    ] as const) {
      const [signature, content] = files;
      await page.context().setOffline(false);
      const expected = essence(await byApi(signature, content));
      await page.context().setOffline(true);
      expect([verdict, expected.subIndication ?? expected.indication]).toEqual([verdict, verdict]);
      expect({ files, ...essence(await byProgram(crls, signature, content)) }).toEqual({ files, ...expected });
      expect({ files, ...essence(await byBrowser(signature, content)) }).toEqual({ files, ...expected });
    }
    await journey.look(page, 'check-offline');
    await page.context().setOffline(false);
  });

  it.each(Object.entries(LANGUAGES))('the switch on a phone, by keyboard, in %s', async (language, here) => {
    const phone = await journey.newWindow({
      locale: `${language}-KZ`,
      viewport: WIDTHS.phone,
    });
    await phone.goto('/check');
    await phone.getByRole('main').getByRole('radio').first().focus();
    await phone.keyboard.press('ArrowRight');
    expect(await phone.getByRole('main').getByRole('radio', { name: here }).isChecked()).toBe(true);
    await journey.look(phone, `check-here-${language}`);
    const wide = await phone.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wide).toBe(0);
    expect(await accessibilityViolations(phone)).toEqual([]);
    await phone.context().close();
  });
});
