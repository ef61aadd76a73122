import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { SentDocuments, StoredVolume } from '@qujat/exchange';
import { AccountController } from './account/account.controller.js';
import { AccountService } from './account/account.service.js';
import { ContractController } from './contract/contract.controller.js';
import { ContractService } from './contract/contract.service.js';
import { BillingSettings, PLAIN_BILLING } from './billing.config.js';
import { DunningService } from './dunning/dunning.service.js';
import { InvoiceController, OperatorInvoiceController } from './invoice/invoice.controller.js';
import { InvoicePresenter } from './invoice/invoice.presenter.js';
import { InvoiceService } from './invoice/invoice.service.js';
import { InvoicingService } from './invoice/invoicing.service.js';
import { MeterConsumer } from './meter/meter.consumer.js';
import { ReconcileService } from './meter/reconcile.js';
import { OwnPayments } from './payment/own-payments.js';
import { PaymentController } from './payment/payment.controller.js';
import { PaymentService } from './payment/payment.service.js';
import { QuotaConsumer } from './quota/quota.consumer.js';
import { QuotaService } from './quota/quota.service.js';
import { TariffController } from './tariff/tariff.controller.js';
import { TariffPresenter } from './tariff/tariff.presenter.js';
import { TariffService } from './tariff/tariff.service.js';

/** Tariffs, contracts, the meter, the quota: what is counted, and by which prices (E-6.5, E-11). */
@Module({})
export class BillingModule {
  /** `imports` brings the module of identity. */
  static forRoot({
    imports,
    settings = PLAIN_BILLING,
  }: {
    imports: NonNullable<ModuleMetadata['imports']>;
    settings?: BillingSettings;
  }): DynamicModule {
    return {
      module: BillingModule,
      imports,
      controllers: [
        ...[TariffController, ContractController, AccountController],
        ...[InvoiceController, OperatorInvoiceController, PaymentController],
      ],
      providers: [
        { provide: BillingSettings, useValue: settings },
        ...[InvoicingService, InvoiceService, InvoicePresenter],
        ...[PaymentService, OwnPayments, DunningService],
        ...[TariffService, TariffPresenter, ContractService, AccountService],
        ...[StoredVolume, SentDocuments, ReconcileService, MeterConsumer, QuotaService, QuotaConsumer],
      ],
      exports: [QuotaService, InvoicingService, DunningService, ReconcileService],
    };
  }
}
