import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires, SignedIn } from '@qujat/platform';
import {
  ChangeCounterparty,
  EndRelation,
  FindRecipients,
  ListCounterparties,
  RenameGroup,
} from './counterparty.dto.js';
import { CounterpartyPresenter } from './counterparty.presenter.js';
import { Counterparty, CounterpartyPage, FoundRecipients, type Recipient } from './counterparty.response.js';
import { CounterpartyService } from './counterparty.service.js';

const Id = () => Param('id', ParseUUIDPipe);

/** The list of counterparties (E-10.1.2). */
@ApiTags('counterparties')
@Controller()
export class CounterpartyController {
  constructor(
    private readonly counterparties: CounterpartyService,
    private readonly presenter: CounterpartyPresenter,
  ) {}

  @Get('counterparties')
  @SignedIn()
  @ApiOperation({ operationId: 'listCounterparties', summary: 'Counterparties, or those one has blocked; by name.' })
  @ApiOkResponse({ type: CounterpartyPage })
  async list(@CurrentActor() actor: Actor, @Query() query: ListCounterparties): Promise<CounterpartyPage> {
    const { items, ...rest } = await this.counterparties.list(actor, query);
    return { items: items.map((one) => this.presenter.summary(one)), ...rest };
  }

  @Get('recipients')
  @SignedIn()
  @ApiOperation({ operationId: 'findRecipients', summary: 'Possible recipients: counterparties first.' })
  @ApiOkResponse({ type: FoundRecipients })
  async recipients(@CurrentActor() actor: Actor, @Query() query: FindRecipients): Promise<FoundRecipients> {
    const { items, more } = await this.counterparties.recipients(actor, query);
    return { items: items as Recipient[], more };
  }

  @Post('counterparties/groups/rename')
  @HttpCode(204)
  @Requires('counterparty.manage')
  @ApiOperation({ operationId: 'renameCounterpartyGroup', summary: 'Renames a group, or dissolves it.' })
  @ApiNoContentResponse()
  async rename(@CurrentActor() actor: Actor, @Body() dto: RenameGroup): Promise<void> {
    await this.counterparties.rename(actor, dto);
  }

  @Get('counterparties/:id')
  @SignedIn()
  @ApiOperation({ operationId: 'getCounterparty', summary: 'Requisites, the signed acceptance, what has happened.' })
  @ApiOkResponse({ type: Counterparty })
  async card(@CurrentActor() actor: Actor, @Id() id: string): Promise<Counterparty> {
    return this.presenter.card(await this.counterparties.card(actor, id), actor);
  }

  @Patch('counterparties/:id')
  @Requires('counterparty.manage')
  @ApiOperation({ operationId: 'changeCounterparty', summary: 'Keeps a note and groups, for one’s own side only.' })
  @ApiOkResponse({ type: Counterparty })
  async change(@CurrentActor() actor: Actor, @Id() id: string, @Body() dto: ChangeCounterparty): Promise<Counterparty> {
    return this.presenter.card(await this.counterparties.change(actor, id, dto), actor);
  }

  @Post('counterparties/:id/block')
  @HttpCode(200)
  @Requires('counterparty.manage')
  @ApiOperation({ operationId: 'blockCounterparty', summary: 'No documents either way until it is lifted.' })
  @ApiOkResponse({ type: Counterparty })
  async block(@CurrentActor() actor: Actor, @Id() id: string): Promise<Counterparty> {
    return this.presenter.card(await this.counterparties.block(actor, id), actor);
  }

  @Post('counterparties/:id/end')
  @HttpCode(204)
  @Requires('counterparty.manage')
  @ApiOperation({ operationId: 'endCounterparty', summary: 'Ends the relation, with a reason that both sides read.' })
  @ApiNoContentResponse()
  async end(@CurrentActor() actor: Actor, @Id() id: string, @Body() { reason }: EndRelation): Promise<void> {
    await this.counterparties.end(actor, id, reason);
  }

  @Post('counterparties/:id/unblock')
  @HttpCode(204)
  @Requires('counterparty.manage')
  @ApiOperation({ operationId: 'unblockCounterparty', summary: 'Lifts one’s own block.' })
  @ApiNoContentResponse()
  async unblock(@CurrentActor() actor: Actor, @Id() id: string): Promise<void> {
    await this.counterparties.unblock(actor, id);
  }
}
