import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCookieAuth, ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { NameSubstitute } from './approval.dto.js';
import { ApprovalSubstitute, WaitingTasks } from './approval.response.js';
import { SubstituteService } from './substitute.service.js';
import { TaskService } from './task.service.js';

/** What waits for one's own approval. */
@ApiTags('approval')
@ApiCookieAuth()
@Controller('approval-tasks')
export class TaskController {
  constructor(private readonly tasks: TaskService) {}

  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'listApprovalTasks', summary: 'Documents that wait for the reader’s approval.' })
  @ApiOkResponse({ type: WaitingTasks })
  list(@CurrentActor() actor: Actor): Promise<WaitingTasks> {
    return this.tasks.list(actor);
  }
}

/** Who acts for whom while they are away. */
@ApiTags('approval')
@ApiCookieAuth()
@Controller('approval-substitutes')
export class SubstituteController {
  constructor(private readonly substitutes: SubstituteService) {}

  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'listSubstitutes', summary: 'Who acts for the reader, and for whom the reader acts.' })
  @ApiOkResponse({ type: [ApprovalSubstitute] })
  list(@CurrentActor() actor: Actor): Promise<ApprovalSubstitute[]> {
    return this.substitutes.list(actor);
  }

  @Post()
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ operationId: 'nameSubstitute', summary: 'Names who approves for the reader from a day to a day.' })
  @ApiOkResponse({ type: [ApprovalSubstitute] })
  @ApiConflictResponse()
  name(@CurrentActor() actor: Actor, @Body() dto: NameSubstitute): Promise<ApprovalSubstitute[]> {
    return this.substitutes.name(actor, dto);
  }

  @Delete(':id')
  @SignedIn()
  @ApiOperation({ operationId: 'endSubstitute', summary: 'Ends a substitution that the reader has named.' })
  @ApiOkResponse({ type: [ApprovalSubstitute] })
  end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ApprovalSubstitute[]> {
    return this.substitutes.end(actor, id);
  }
}
