import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';

/** Programs and servers that some tests verify against, and how each is found. */
const TOOLS = {
  openssl: { found: () => runs('openssl', 'version'), why: 'openssl is not installed' },
  'gost engine': {
    found: () => runs('openssl', 'engine', '-t', 'gost'),
    why: 'the GOST engine of OpenSSL is not installed (libengine-gost-openssl)',
  },
  oathtool: { found: () => runs('oathtool', '--version'), why: 'oathtool is not installed' },
  xmlsec1: { found: () => runs('xmlsec1', '--version'), why: 'xmlsec1 is not installed' },
  pdftoppm: { found: () => runs('pdftoppm', '-v'), why: 'pdftoppm is not installed (poppler-utils)' },
  soffice: {
    found: () => runs('soffice', '--version'),
    why: 'LibreOffice is not installed (libreoffice-writer-nogui, libreoffice-calc-nogui)',
  },
  redis: { found: () => Boolean(process.env.REDIS_URL), why: 'no Redis here (npm test -- --services brings one)' },
  s3: { found: () => Boolean(process.env.S3_ENDPOINT), why: 'no S3 server here (npm test -- --services brings one)' },
  aiosmtpd: {
    found: () => runs('/usr/bin/python3', '-c', 'import aiosmtpd'),
    why: 'aiosmtpd is not installed (python3-aiosmtpd)',
  },
  chromium: { found: () => existsSync('/usr/bin/chromium'), why: 'Chromium is not installed' },
} as const;

/** A program or a server that not every machine has. */
export type Tool = keyof typeof TOOLS;

function runs(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** Is it here? */
export const has = (tool: Tool): boolean => TOOLS[tool].found();

/**
 * `describe` for tests that need a program. Where it is missing they are left out, and the line "what — why" is added to the
 * file that `QUJAT_TEST_SKIPS` names: `npm test` ends with it.
 */
export function describeWith(tool: Tool, what: string, body: () => void): void {
  if (has(tool)) return describe(what, body);
  const file = process.env.QUJAT_TEST_SKIPS;
  if (file) appendFileSync(file, `${what} — ${TOOLS[tool].why}\n`);
  describe.skip(what, body);
}
