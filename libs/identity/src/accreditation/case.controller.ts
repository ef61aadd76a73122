import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, OperatorOnly } from '@qujat/platform';
import { AccreditationPresenter } from './accreditation.presenter.js';
import { AccreditationCase } from './accreditation.response.js';
import { RecordCheck, SendMessage, TakeCase } from './case.dto.js';
import { CaseService } from './case.service.js';
import { CheckService } from './check.service.js';

/** The work on a case before its decision. */
@ApiTags('operator')
@Controller('operator/accreditation/:id')
@OperatorOnly('operator.accredit')
export class CaseController {
  constructor(
    private readonly cases: CaseService,
    private readonly checks: CheckService,
    private readonly presenter: AccreditationPresenter,
  ) {}

  @Post('take')
  @HttpCode(200)
  @ApiOperation({ operationId: 'takeCase', summary: 'Takes the case, so that no two work on it unknowingly.' })
  @ApiOkResponse({ type: AccreditationCase })
  async take(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { over = false }: TakeCase,
  ): Promise<AccreditationCase> {
    await this.cases.take(actor, id, over);
    return this.presenter.present(actor, id);
  }

  @Post('give-back')
  @HttpCode(200)
  @ApiOperation({ operationId: 'giveBackCase', summary: 'Gives the case back for a colleague to take.' })
  @ApiOkResponse({ type: AccreditationCase })
  async giveBack(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AccreditationCase> {
    await this.cases.giveBack(actor, id);
    return this.presenter.present(actor, id);
  }

  @Post('checks')
  @ApiOperation({
    operationId: 'recordCheck',
    summary: 'Records a check made by hand: a record of its own (E-10.2.2).',
  })
  @ApiCreatedResponse({ type: AccreditationCase })
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() check: RecordCheck,
  ): Promise<AccreditationCase> {
    await this.checks.record(actor, id, check);
    return this.presenter.present(actor, id);
  }

  @Post('checks/register')
  @ApiOperation({ operationId: 'lookUpInRegister', summary: 'Asks the state register and records what it says.' })
  @ApiCreatedResponse({ type: AccreditationCase })
  async lookUp(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AccreditationCase> {
    await this.checks.lookUp(actor, id);
    return this.presenter.present(actor, id);
  }

  @Post('questions')
  @ApiOperation({ operationId: 'askApplicant', summary: 'Asks the applicant; the case waits for the answer.' })
  @ApiCreatedResponse({ type: AccreditationCase })
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { text }: SendMessage,
  ): Promise<AccreditationCase> {
    await this.cases.ask(actor, id, text);
    return this.presenter.present(actor, id);
  }

  @Post('settle')
  @HttpCode(200)
  @ApiOperation({ operationId: 'settleQuestion', summary: 'Goes on without an answer on the portal.' })
  @ApiOkResponse({ type: AccreditationCase })
  async settle(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AccreditationCase> {
    await this.cases.settle(actor, id);
    return this.presenter.present(actor, id);
  }
}
