import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, OperatorOnly } from '@qujat/platform';
import { ConcludeContract, Contract } from './contract.dto.js';
import type { ContractRecord } from './contract.repository.js';
import { ContractService } from './contract.service.js';

const present = ({ participantId: _, ...contract }: ContractRecord): Contract => contract;

@ApiTags('billing')
@Controller('operator/billing/participants/:participantId/contracts')
@OperatorOnly('operator.bill')
export class ContractController {
  constructor(private readonly contracts: ContractService) {}

  @Get()
  @ApiOperation({ operationId: 'listContracts', summary: 'Plans of a participant, the newest first.' })
  @ApiOkResponse({ type: [Contract] })
  async list(
    @CurrentActor() actor: Actor,
    @Param('participantId', ParseUUIDPipe) participantId: string,
  ): Promise<Contract[]> {
    return (await this.contracts.of(actor, participantId)).map(present);
  }

  @Post()
  @ApiOperation({ operationId: 'concludeContract', summary: 'Agrees on a plan from a day on, or ends the contract.' })
  @ApiCreatedResponse({ type: [Contract] })
  async conclude(
    @CurrentActor() actor: Actor,
    @Param('participantId', ParseUUIDPipe) participantId: string,
    @Body() { startsOn, plan, discountPoints = 0 }: ConcludeContract,
  ): Promise<Contract[]> {
    return (await this.contracts.conclude(actor, participantId, { startsOn, plan, discountPoints })).map(present);
  }
}
