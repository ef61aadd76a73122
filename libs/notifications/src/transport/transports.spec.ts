import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SystemClock } from '@qujat/kernel';
import { describeWith } from '../../../../test/support/requires.js';
import { smtpServer, type SmtpServer } from '../../../../test/support/smtp-server.js';
import { notificationSettings, type SmsGateway } from '../notifications.config.js';
import { codeIn, MailFolder } from '../testing/mail-folder.js';
import { FolderMailTransport, FolderSmsTransport } from './folder.transport.js';
import { HttpSmsTransport } from './http-sms.transport.js';
import { Undeliverable } from './mail.transport.js';
import { SmtpMailTransport } from './smtp.transport.js';

const FROM = 'Qujat <noreply@qujat.example.kz>';
const MAIL = {
  ...{ id: '018f0000-0000-7000-8000-000000000001', to: 'aigul@example.kz', locale: 'kk' },
  subject: 'Qujat порталының растау коды',
  text: '048213\n\nКодты ешкімге айтпаңыз.\n',
};

describeWith('aiosmtpd', 'letters by SMTP', () => {
  let open: SmtpServer;
  let secured: SmtpServer;
  beforeAll(async () => {
    [open, secured] = [await smtpServer(), await smtpServer({ tls: true })];
  });
  afterAll(async () => {
    await open?.stop();
    await secured?.stop();
  });
  const plain = () => new SmtpMailTransport({ url: `smtp://127.0.0.1:${open.port}`, tls: 'off' }, FROM);

  it('E-10.2.2: arrive whole, with one Message-ID however often they are sent', async () => {
    const before = open.taken.length;
    await plain().send(MAIL);
    await plain().send(MAIL);
    await open.arrived(before + 2);
    expect(open.taken.slice(-2).map(({ to }) => to)).toEqual([['aigul@example.kz'], ['aigul@example.kz']]);
    const sources = open.taken.slice(-2).map(({ source }) => source);
    for (const source of sources) {
      expect(source).toMatch(/^Message-ID: <018f0000-0000-7000-8000-000000000001@qujat\.example\.kz>\r?$/im);
      expect(source).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
      expect(codeIn({ source })).toBe('048213');
    }
  });

  it('E-10.2.2: an address that does not exist is for good, a busy server is not', async () => {
    await expect(plain().send({ ...MAIL, to: 'nobody@example.kz' })).rejects.toThrow(Undeliverable);
    const busy = await plain()
      .send({ ...MAIL, to: 'busy@example.kz' })
      .catch((error: unknown) => error);
    expect([busy instanceof Error, busy instanceof Undeliverable]).toEqual([true, false]);
  });

  it('E-9.1: no letter goes out unencrypted unless that was told', async () => {
    const strict = new SmtpMailTransport({ url: `smtp://127.0.0.1:${open.port}`, tls: 'required' }, FROM);
    const before = open.taken.length;
    await expect(strict.send(MAIL)).rejects.toThrow();
    expect(open.taken).toHaveLength(before);
  });

  it('E-9.1: a server whose certificate nobody vouches for gets nothing, not even the password', async () => {
    const url = `smtp://portal:p%40ss%3Aword@localhost:${secured.port}`;
    await expect(new SmtpMailTransport({ url, tls: 'required' }, FROM).send(MAIL)).rejects.toThrow(/certificate/);
    expect(secured.taken).toEqual([]);
  });

  it('E-9.1: goes over STARTTLS with a login where the certificate holds', async () => {
    const url = `smtp://portal:p%40ss%3Aword@localhost:${secured.port}`;
    const ca = await readFile(secured.certificate ?? '', 'utf8');
    await new SmtpMailTransport({ url, tls: 'required', ca }, FROM).send(MAIL);
    await secured.arrived(1);
    expect(secured.taken).toEqual([expect.objectContaining({ tls: true, login: 'portal', to: ['aigul@example.kz'] })]);
  });

  it('a line break in an address or a subject makes no header', async () => {
    const before = open.taken.length;
    await plain().send({ ...MAIL, subject: 'a\r\nBcc: thief@example.kz', to: 'aigul@example.kz' });
    await open.arrived(before + 1);
    expect(open.taken.at(-1)).toMatchObject({ to: ['aigul@example.kz'] });
    expect(open.taken.at(-1)?.source).not.toMatch(/^Bcc:/m);
  });
});

describe('letters in a folder', () => {
  it('are files that a mail program reads, whole or not there', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'qujat-mail-'));
    await new FolderMailTransport(folder, FROM, new SystemClock()).send(MAIL);
    const [kept] = await new MailFolder(folder).to('aigul@example.kz');
    expect(codeIn(kept ?? { source: '' })).toBe('048213');
    expect(await readdir(folder)).toEqual([`${MAIL.id}.eml`]);
    await new FolderSmsTransport(folder).send({ id: 'sms', to: '+77011234567', text: 'Код 048213' });
    expect(await readFile(path.join(folder, 'sms.txt'), 'utf8')).toBe('To: +77011234567\n\nКод 048213\n');
    await rm(folder, { recursive: true });
  });
});

describe('short messages by a gateway', () => {
  const asked: { headers: IncomingMessage['headers']; body: string }[] = [];
  let answer: { status: number; body: string; location?: string } = { status: 200, body: '{}' };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push({ headers: request.headers, body });
      response.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end(answer.body);
    });
  });
  let gateway: SmsGateway;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sys/send.php`;
    gateway = {
      url,
      format: 'json',
      fields: { to: '{phone}', text: '{text}' },
      authorization: 'Bearer x',
      refusal: undefined,
    };
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const SMS = { id: '1', to: '+77011234567', text: 'Код {phone} & 048213' };

  it('go as JSON, and what is in the text fills in nothing', async () => {
    answer = { status: 200, body: '{}' };
    await new HttpSmsTransport(gateway).send(SMS);
    expect(JSON.parse(asked.at(-1)?.body ?? '')).toEqual({ to: '+77011234567', text: 'Код {phone} & 048213' });
    expect(asked.at(-1)?.headers).toMatchObject({ authorization: 'Bearer x' });
  });

  it('go as a form, as smsc.kz wants them; an error in its answer is a refusal', async () => {
    const fields = { login: 'l', psw: 'p', phones: '{phone}', mes: '{text}', charset: 'utf-8', fmt: '3' };
    const smsc = new HttpSmsTransport({
      ...gateway,
      format: 'form',
      fields,
      authorization: undefined,
      refusal: /error_code/,
    });
    await smsc.send(SMS);
    expect(Object.fromEntries(new URLSearchParams(asked.at(-1)?.body))).toEqual({
      ...fields,
      phones: SMS.to,
      mes: SMS.text,
    });
    answer = { status: 200, body: '{"error":"authorise error","error_code":2}' };
    await expect(smsc.send(SMS)).rejects.toThrow('refused');
  });

  it.each([
    [500, false],
    [401, false],
    [422, true],
  ])('a status of %i is for good: %s', async (status, forGood) => {
    answer = { status, body: 'no' };
    const error = await new HttpSmsTransport(gateway).send(SMS).catch((one: unknown) => one);
    expect([error instanceof Error, error instanceof Undeliverable]).toEqual([true, forGood]);
  });

  it('a gateway that sends us elsewhere gets nothing there', async () => {
    const before = asked.length;
    answer = { status: 307, body: '', location: gateway.url };
    await expect(new HttpSmsTransport(gateway).send(SMS)).rejects.toThrow();
    expect(asked).toHaveLength(before + 1);
  });
});

describe('settings of notifications', () => {
  const read = (variables: Record<string, string>) => notificationSettings({ QUJAT_DATA: '/data', ...variables });
  it.each([
    [{ QUJAT_SMTP_URL: 'smtp://mail.example.kz' }, 'QUJAT_MAIL_FROM'],
    [{ QUJAT_SMTP_URL: 'http://mail.example.kz' }, 'QUJAT_SMTP_URL'],
    [{ QUJAT_SMS_URL: 'https://sms.example.kz', QUJAT_SMS_FIELDS: '{"to":"{phone}"}' }, 'QUJAT_SMS_FIELDS'],
    [{ QUJAT_SMS_URL: 'https://sms.example.kz', QUJAT_SMS_FIELDS: 'login=secret' }, 'QUJAT_SMS_FIELDS'],
    [{ QUJAT_SMS_URL: 'https://sms.example.kz', QUJAT_SMS_REFUSAL: '(' }, 'QUJAT_SMS_REFUSAL'],
    [{ QUJAT_DATA: '' }, 'QUJAT_DATA'],
  ])('%j: the one that makes no sense is named', (variables, name) => {
    expect(() => read(variables)).toThrow(name);
  });
  it('a refusal does not repeat a password', () => {
    expect(() => read({ QUJAT_SMS_URL: 'https://sms.example.kz', QUJAT_SMS_FIELDS: '{"psw":"secret"' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });
});
