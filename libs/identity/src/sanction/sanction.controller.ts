import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, OperatorOnly, SignedIn, StepUp } from '@qujat/platform';
import { SessionService } from '../session/session.service.js';
import { DecideAppeal, FileAppeal, ImposeSanction, LiftSanction, SanctionQuery } from './sanction.dto.js';
import { presentSanction, Sanction } from './sanction.response.js';
import { SanctionService } from './sanction.service.js';

const OPERATOR = { operator: true, administrator: false };

@ApiTags('sanctions')
@Controller('operator/sanctions')
@OperatorOnly('operator.sanction')
export class OperatorSanctionController {
  constructor(private readonly sanctions: SanctionService) {}

  @Get()
  @ApiOperation({ operationId: 'listSanctions', summary: 'Sanctions, the newest first.' })
  @ApiOkResponse({ type: [Sanction] })
  async list(@CurrentActor() actor: Actor, @Query() query: SanctionQuery): Promise<Sanction[]> {
    return (await this.sanctions.list(actor, { ...query, limit: 200 })).map((one) => presentSanction(one, OPERATOR));
  }

  @Post()
  @StepUp('operator.sanction')
  @ApiOperation({ operationId: 'imposeSanction', summary: 'Warns, limits, suspends, excludes or fines (E-10.2.2).' })
  @ApiCreatedResponse({ type: Sanction })
  async impose(@CurrentActor() actor: Actor, @Body() sanction: ImposeSanction): Promise<Sanction> {
    return presentSanction(await this.sanctions.impose(actor, sanction), OPERATOR);
  }

  @Post(':id/lift')
  @StepUp('operator.sanction')
  @HttpCode(200)
  @ApiOperation({ operationId: 'liftSanction', summary: 'Lifts a sanction, with a reason.' })
  @ApiOkResponse({ type: Sanction })
  async lift(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: LiftSanction,
  ): Promise<Sanction> {
    return presentSanction(await this.sanctions.lift(actor, id, reason), OPERATOR);
  }

  @Post(':id/appeal/decision')
  @StepUp('operator.sanction')
  @HttpCode(200)
  @ApiOperation({ operationId: 'decideAppeal', summary: 'Grants or dismisses the appeal that waits.' })
  @ApiOkResponse({ type: Sanction })
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() decision: DecideAppeal,
  ): Promise<Sanction> {
    return presentSanction(await this.sanctions.decide(actor, id, decision), OPERATOR);
  }
}

@ApiTags('sanctions')
@Controller('participants/mine/sanctions')
@SignedIn()
export class SanctionController {
  constructor(
    private readonly sanctions: SanctionService,
    private readonly sessions: SessionService,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'mySanctions', summary: 'Sanctions on one’s own organisation.' })
  @ApiOkResponse({ type: [Sanction] })
  async mine(@CurrentActor() actor: Actor): Promise<Sanction[]> {
    const reader = await this.reader(actor);
    return (await this.sanctions.mine(actor)).map((one) => presentSanction(one, reader));
  }

  @Post(':id/appeal')
  @ApiOperation({ operationId: 'appealSanction', summary: 'Appeals against a sanction.' })
  @ApiCreatedResponse({ type: Sanction })
  async appeal(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { text }: FileAppeal,
  ): Promise<Sanction> {
    return presentSanction(await this.sanctions.appeal(actor, id, text), await this.reader(actor));
  }

  private async reader(actor: Actor) {
    const { membership } = await this.sessions.of(actor);
    return { operator: false, administrator: membership?.administrator ?? false };
  }
}
