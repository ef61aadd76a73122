import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, OperatorOnly, Public } from '@qujat/platform';
import { PublishTariff, Tariff } from './tariff.dto.js';
import { TariffPresenter } from './tariff.presenter.js';
import { TariffService } from './tariff.service.js';

@ApiTags('billing')
@Controller()
export class TariffController {
  constructor(
    private readonly tariffs: TariffService,
    private readonly presenter: TariffPresenter,
  ) {}

  @Get('public/tariffs')
  @Public()
  @ApiOperation({ operationId: 'listTariffs', summary: 'All versions of the tariffs, the newest first (E-6.5).' })
  @ApiOkResponse({ type: [Tariff] })
  async list(): Promise<Tariff[]> {
    return this.presenter.presentAll(await this.tariffs.list());
  }

  @Post('operator/tariffs')
  @OperatorOnly('operator.bill')
  @ApiOperation({ operationId: 'publishTariff', summary: 'Publishes the next version, in force from a day to come.' })
  @ApiCreatedResponse({ type: Tariff })
  async publish(@CurrentActor() actor: Actor, @Body() tariff: PublishTariff): Promise<Tariff> {
    const [published] = await this.presenter.presentAll([await this.tariffs.publish(actor, tariff)]);
    return published!;
  }
}
