import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires, StepUp } from '@qujat/platform';
import { ListMembers, Member, MemberPage, Reason, SaveMemberPowers } from './member.dto.js';
import { MemberService } from './member.service.js';

const Id = () => Param('id', ParseUUIDPipe);

/** The people of the organisation acted for: powers, suspension, administrators (E-5.12, E-5.13). */
@ApiTags('powers')
@Controller('members')
@Requires('participant.administer')
export class MemberController {
  constructor(private readonly members: MemberService) {}

  @Get()
  @ApiOperation({ operationId: 'listMembers', summary: 'People of the organisation by name.' })
  @ApiOkResponse({ type: MemberPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListMembers): Promise<MemberPage> {
    return this.members.list(actor, query);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getMember', summary: 'A person with roles, standing, sessions and history.' })
  @ApiOkResponse({ type: Member })
  get(@CurrentActor() actor: Actor, @Id() id: string): Promise<Member> {
    return this.members.get(actor, id);
  }

  @Put(':id/powers')
  @StepUp('powers.grant')
  @ApiOperation({
    operationId: 'saveMemberPowers',
    summary: 'Roles with their terms, department, powers by certificate.',
  })
  @ApiOkResponse({ type: Member })
  savePowers(@CurrentActor() actor: Actor, @Id() id: string, @Body() dto: SaveMemberPowers): Promise<Member> {
    return this.members.savePowers(actor, id, dto);
  }

  @Post(':id/suspend')
  @HttpCode(200)
  @StepUp('users.suspend')
  @ApiOperation({ operationId: 'suspendMember', summary: 'Suspends; sessions end at once (E-5.13).' })
  @ApiOkResponse({ type: Member })
  @ApiConflictResponse()
  suspend(@CurrentActor() actor: Actor, @Id() id: string, @Body() { reason }: Reason): Promise<Member> {
    return this.members.suspend(actor, id, reason);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @StepUp('users.suspend')
  @ApiOperation({ operationId: 'restoreMember', summary: 'Restores; no session comes back.' })
  @ApiOkResponse({ type: Member })
  @ApiConflictResponse()
  restore(@CurrentActor() actor: Actor, @Id() id: string, @Body() { reason }: Reason): Promise<Member> {
    return this.members.restore(actor, id, reason);
  }

  @Post(':id/administrator')
  @HttpCode(200)
  @StepUp('administrator.change')
  @ApiOperation({ operationId: 'appointAdministrator', summary: 'Appoints an administrator.' })
  @ApiOkResponse({ type: Member })
  @ApiConflictResponse()
  appoint(@CurrentActor() actor: Actor, @Id() id: string): Promise<Member> {
    return this.members.administer(actor, id, 'appoint');
  }

  @Delete(':id/administrator')
  @StepUp('administrator.change')
  @ApiOperation({ operationId: 'dismissAdministrator', summary: 'Dismisses an administrator; the last one stays.' })
  @ApiOkResponse({ type: Member })
  @ApiConflictResponse()
  dismiss(@CurrentActor() actor: Actor, @Id() id: string): Promise<Member> {
    return this.members.administer(actor, id, 'dismiss');
  }

  @Delete(':id/sessions')
  @ApiOperation({ operationId: 'endMemberSessions', summary: 'Signs the member out everywhere.' })
  @ApiOkResponse({ type: Member })
  endSessions(@CurrentActor() actor: Actor, @Id() id: string): Promise<Member> {
    return this.members.endSessions(actor, id);
  }
}
