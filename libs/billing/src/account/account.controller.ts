import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { monthAfter } from '@qujat/kernel';
import { type Actor, CurrentActor, Requires } from '@qujat/platform';
import type { TariffPlan } from '../tariff/tariff.dto.js';
import { BillingAccount } from './account.dto.js';
import { AccountService } from './account.service.js';

@ApiTags('billing')
@Controller('billing/account')
@Requires('billing.manage')
export class AccountController {
  constructor(private readonly accounts: AccountService) {}

  @Get()
  @ApiOperation({ operationId: 'billingAccount', summary: "The organisation's plan, its use and what is left." })
  @ApiOkResponse({ type: BillingAccount })
  async show(@CurrentActor() actor: Actor): Promise<BillingAccount> {
    const { contract, plan, quota, storedBytes, days, today } = await this.accounts.of(actor);
    const { used, limit, month } = quota;
    const onTrial = contract?.trialUntil && contract.trialUntil >= today ? contract.trialUntil : null;
    return {
      plan: (plan as TariffPlan | undefined) ?? null,
      since: contract?.plan ? contract.startsOn : null,
      trialUntil: onTrial,
      discountPoints: contract?.discountPoints ?? 0,
      quota: { used, limit, left: limit === null ? null : Math.max(0, limit - used), renewsOn: monthAfter(month) },
      storedBytes,
      days,
    };
  }
}
