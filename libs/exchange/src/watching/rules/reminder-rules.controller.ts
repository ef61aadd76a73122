import { Body, Controller, Delete, Get, Put } from '@nestjs/common';
import { ApiCookieAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires } from '@qujat/platform';
import { ReminderRules, SaveReminderRules } from './reminder-rules.dto.js';
import { ReminderRulesService } from './reminder-rules.service.js';

/** When people of the organisation are reminded (E-10.1.2). */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('reminder-rules')
@Requires('participant.administer')
export class ReminderRulesController {
  constructor(private readonly rules: ReminderRulesService) {}

  @Get()
  @ApiOperation({ operationId: 'getReminderRules', summary: 'The rules of reminders that hold for the organisation.' })
  @ApiOkResponse({ type: ReminderRules })
  get(@CurrentActor() actor: Actor): Promise<ReminderRules> {
    return this.rules.get(actor);
  }

  @Put()
  @ApiOperation({ operationId: 'saveReminderRules', summary: 'Sets rules of its own.' })
  @ApiOkResponse({ type: ReminderRules })
  save(@CurrentActor() actor: Actor, @Body() dto: SaveReminderRules): Promise<ReminderRules> {
    return this.rules.save(actor, dto);
  }

  @Delete()
  @ApiOperation({ operationId: 'dropReminderRules', summary: "Back to the operator's." })
  @ApiOkResponse({ type: ReminderRules })
  drop(@CurrentActor() actor: Actor): Promise<ReminderRules> {
    return this.rules.drop(actor);
  }
}
