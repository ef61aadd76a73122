import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires } from '@qujat/platform';
import { CheckPage, ListChecks } from './check.dto.js';
import { CheckService } from './check.service.js';

/** Powers as they were checked with each act (E-5.12, E-7.5.2). */
@ApiTags('powers')
@Controller('power-checks')
@Requires('participant.administer')
export class CheckController {
  constructor(private readonly checks: CheckService) {}

  @Get()
  @ApiOperation({
    operationId: 'listPowerChecks',
    summary: 'Who did what to which document, by which power, with what verdict; the latest first.',
  })
  @ApiOkResponse({ type: CheckPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListChecks): Promise<CheckPage> {
    return this.checks.list(actor, query);
  }
}
