import { pino } from 'pino';
import { correlationId } from './correlation.js';

/** What may be logged: facts as an object, then a sentence. Never bodies, cookies, tokens or keys. */
export abstract class Log {
  abstract debug(facts: object, message: string): void;
  abstract info(facts: object, message: string): void;
  abstract warn(facts: object, message: string): void;
  abstract error(facts: object, message: string): void;
}

/** Whatever is called like this never reaches the log, however it got there. */
const SECRETS = [
  'password',
  'secret',
  'secretKey',
  'token',
  'signature',
  'cookie',
  'authorization',
  'nonce',
  'set-cookie',
];

/** A logger of JSON lines on stdout; every line carries the correlation id of the request or job it belongs to. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => {
      const id = correlationId();
      return id ? { correlationId: id } : {};
    },
    redact: {
      paths: SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
      censor: '[redacted]',
    },
  });
}
