import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

const SILENT = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'NestApplication']);

/** Nest's own words, on our log; its chatter about every module and route is left out. */
export class NestLogger implements LoggerService {
  constructor(private readonly out: Log) {}

  log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (typeof context === 'string' && SILENT.has(context)) return;
    this.out.info({ context }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.out.error({ err: message instanceof Error ? message : undefined, context: rest.at(-1) }, String(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.out.warn({ context: rest.at(-1) }, String(message));
  }
}
