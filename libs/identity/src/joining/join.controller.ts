import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { AskToJoin, JoinableOrganisation, OwnJoinRequest } from './join.dto.js';
import { presentJoinable, presentOwn } from './join.presenter.js';
import { JoinService } from './join.service.js';

@ApiTags('registration')
@Controller('join-requests')
@SignedIn()
export class JoinController {
  constructor(private readonly joining: JoinService) {}

  @Get()
  @ApiOperation({
    operationId: 'listJoinable',
    summary:
      'The organisations that the certificate names and the person does not belong to, with what they have asked.',
  })
  @ApiOkResponse({ type: [JoinableOrganisation] })
  async list(@CurrentActor() actor: Actor): Promise<JoinableOrganisation[]> {
    return (await this.joining.joinable(actor)).map(presentJoinable);
  }

  @Post()
  @ApiOperation({ operationId: 'askToJoin', summary: 'Asks the administrator of the organisation to be admitted.' })
  @ApiCreatedResponse({ type: OwnJoinRequest })
  async ask(@CurrentActor() actor: Actor, @Body() body: AskToJoin): Promise<OwnJoinRequest> {
    return presentOwn(await this.joining.ask(actor, body));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ operationId: 'withdrawJoinRequest', summary: 'Takes back a request that waits.' })
  @ApiOkResponse({ type: OwnJoinRequest })
  async withdraw(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<OwnJoinRequest> {
    return presentOwn(await this.joining.withdraw(actor, id));
  }
}
