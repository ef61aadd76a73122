import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, OperatorOnly } from '@qujat/platform';
import { Hold, LiftHold, PlaceOperatorHold } from './hold.dto.js';
import { OperatorHoldService } from './operator-hold.service.js';

@ApiTags('retention')
@Controller('operator/retention/holds')
@OperatorOnly('operator.sanction')
export class OperatorHoldController {
  constructor(private readonly holds: OperatorHoldService) {}

  @Get()
  @ApiOperation({ operationId: 'listOperatorHolds', summary: "The operator's holds." })
  @ApiOkResponse({ type: [Hold] })
  list(@CurrentActor() actor: Actor): Promise<Hold[]> {
    return this.holds.list(actor);
  }

  @Post()
  @ApiOperation({
    operationId: 'placeOperatorHold',
    summary: 'Nothing held is destroyed, whatever its term (E-7.6.2).',
  })
  @ApiCreatedResponse({ type: Hold })
  place(@CurrentActor() actor: Actor, @Body() given: PlaceOperatorHold): Promise<Hold> {
    return this.holds.place(actor, given);
  }

  @Post(':id/lift')
  @HttpCode(200)
  @ApiOperation({ operationId: 'liftOperatorHold', summary: "Lifts one of the operator's holds." })
  @ApiOkResponse({ type: Hold })
  lift(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: LiftHold,
  ): Promise<Hold> {
    return this.holds.lift(actor, id, reason);
  }
}
