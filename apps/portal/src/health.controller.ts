import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Health, type HealthReport, Public } from '@qujat/platform';
import type { Response } from 'express';

@ApiExcludeController()
@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly health: Health) {}

  /** 200 once database, blobs and jobs answer and a probe was signed and verified; else 503. */
  @Get()
  async show(@Res({ passthrough: true }) response: Response): Promise<HealthReport> {
    const report = await this.health.report();
    response.status(report.status === 'ok' ? 200 : 503).setHeader('Cache-Control', 'no-store');
    return report;
  }
}
