/** A real mail server, and not one by the authors of our client: Debian's aiosmtpd (python3-aiosmtpd). */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** A letter as the server has taken it. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly tls: boolean;
  readonly login: string | null;
  readonly source: string;
}

/** The running server. */
export interface SmtpServer {
  readonly port: number;
  /** PEM of its certificate, where it speaks TLS. */
  readonly certificate: string | undefined;
  readonly taken: readonly TakenMail[];
  /** Waits until it has taken so many letters. */
  arrived(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it; with `tls` it demands STARTTLS and the login `portal`, `p@ss:word`. */
export async function smtpServer({ tls = false } = {}): Promise<SmtpServer> {
  const dir = await mkdtemp(path.join(tmpdir(), 'qujat-smtp-'));
  const [certificate, key] = [path.join(dir, 'cert.pem'), path.join(dir, 'key.pem')];
  if (tls) selfSigned(certificate, key);
  const program = path.join(import.meta.dirname, 'smtp-server.py');
  const child = spawn('/usr/bin/python3', [program, ...(tls ? [certificate, key] : [])], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const taken: TakenMail[] = [];
  let port = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (port === 0) port = Number(line);
    else taken.push(JSON.parse(line) as TakenMail);
  });
  for (let i = 0; i < 200 && port === 0; i++) await sleep(50);
  if (port === 0) throw new Error('the mail server did not start');
  return {
    ...{ port, taken, certificate: tls ? certificate : undefined },
    arrived: async (count) => {
      for (let i = 0; i < 200 && taken.length < count; i++) await sleep(25);
    },
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.stdin.end();
      await gone;
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function selfSigned(certificate: string, key: string): void {
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const files = ['-keyout', key, '-out', certificate];
  const { status, stderr } = spawnSync('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    ...subject,
    ...files,
  ]);
  if (status !== 0) throw new Error(stderr.toString());
}
