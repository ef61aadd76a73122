import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { deviceOf } from './device.js';
import { EndedSessions, OwnSession } from './own-sessions.dto.js';
import { type OwnSessionRecord, OwnSessions } from './own-sessions.service.js';

@ApiTags('sign-in')
@Controller('account/sessions')
@SignedIn()
export class OwnSessionsController {
  constructor(private readonly sessions: OwnSessions) {}

  @Get()
  @ApiOperation({
    operationId: 'listOwnSessions',
    summary: 'Where the person is signed in: device, address, when, how.',
  })
  @ApiOkResponse({ type: [OwnSession] })
  async list(@CurrentActor() actor: Actor): Promise<OwnSession[]> {
    return (await this.sessions.list(actor)).map((session) => present(session, actor));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endOwnSession', summary: 'Ends one of the person’s sessions.' })
  @ApiNoContentResponse()
  async end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.sessions.end(actor, id);
  }

  @Post('end-others')
  @HttpCode(200)
  @ApiOperation({ operationId: 'endOtherSessions', summary: 'Ends all of the person’s sessions but this one.' })
  @ApiOkResponse({ type: EndedSessions })
  async endOthers(@CurrentActor() actor: Actor): Promise<EndedSessions> {
    return { ended: await this.sessions.endOthers(actor) };
  }
}

function present(session: OwnSessionRecord, { sessionId }: Actor): OwnSession {
  const { id, method, address, userAgent, organisation, createdAt, lastSeenAt, expiresAt } = session;
  const times = [createdAt, lastSeenAt, expiresAt].map((time) => time.toISOString());
  return {
    ...{ id, current: id === sessionId, method, address, organisation, ...deviceOf(userAgent) },
    ...{ createdAt: times[0]!, lastSeenAt: times[1]!, expiresAt: times[2]! },
  };
}
