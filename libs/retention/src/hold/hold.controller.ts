import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires } from '@qujat/platform';
import { Hold, LiftHold, PlaceHold } from './hold.dto.js';
import { HoldService } from './hold.service.js';

@ApiTags('retention')
@Controller('retention/holds')
@Requires('participant.administer')
export class HoldController {
  constructor(private readonly holds: HoldService) {}

  @Get()
  @ApiOperation({ operationId: 'listHolds', summary: "The organisation's holds, and the operator's over what it has." })
  @ApiOkResponse({ type: [Hold] })
  list(@CurrentActor() actor: Actor): Promise<Hold[]> {
    return this.holds.list(actor);
  }

  @Post()
  @ApiOperation({ operationId: 'placeHold', summary: 'Nothing held is destroyed, whatever its term (E-7.6.2).' })
  @ApiCreatedResponse({ type: Hold })
  place(@CurrentActor() actor: Actor, @Body() given: PlaceHold): Promise<Hold> {
    return this.holds.place(actor, given);
  }

  @Post(':id/lift')
  @HttpCode(200)
  @ApiOperation({ operationId: 'liftHold', summary: "Lifts one of the organisation's holds." })
  @ApiOkResponse({ type: Hold })
  lift(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: LiftHold,
  ): Promise<Hold> {
    return this.holds.lift(actor, id, reason);
  }
}
