import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, OperatorOnly, StepUp } from '@qujat/platform';
import { Reason } from '../../power/member/member.dto.js';
import { FindUsers, OperatorUser } from './stopped.dto.js';
import { StoppedUserService } from './stopped.service.js';

/** People whom the operator stops everywhere (E-10.2.2). */
@ApiTags('sanctions')
@Controller('operator/users')
@OperatorOnly('operator.sanction')
export class StoppedUserController {
  constructor(private readonly users: StoppedUserService) {}

  @Get()
  @ApiOperation({ operationId: 'findUsers', summary: 'A user by IIN, or all who are suspended.' })
  @ApiOkResponse({ type: [OperatorUser] })
  find(@CurrentActor() actor: Actor, @Query() query: FindUsers): Promise<OperatorUser[]> {
    return this.users.find(actor, query);
  }

  @Post(':id/suspend')
  @StepUp('operator.sanction')
  @HttpCode(200)
  @ApiOperation({ operationId: 'suspendUser', summary: 'Suspends a user everywhere; sessions end at once (E-5.13).' })
  @ApiOkResponse({ type: OperatorUser })
  @ApiConflictResponse()
  suspend(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: Reason,
  ): Promise<OperatorUser> {
    return this.users.suspend(actor, id, reason);
  }

  @Post(':id/restore')
  @StepUp('operator.sanction')
  @HttpCode(200)
  @ApiOperation({ operationId: 'restoreUser', summary: 'Restores a user; no session comes back.' })
  @ApiOkResponse({ type: OperatorUser })
  @ApiConflictResponse()
  restore(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: Reason,
  ): Promise<OperatorUser> {
    return this.users.restore(actor, id, reason);
  }
}
