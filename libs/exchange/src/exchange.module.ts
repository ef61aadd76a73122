import { type DynamicModule, Module } from '@nestjs/common';
import { DeliveryService } from './delivery/delivery.service.js';
import { ReceiptController } from './delivery/receipt.controller.js';
import { ReceiptService } from './delivery/receipt.service.js';
import { DocumentController } from './document/document.controller.js';
import { DocumentPresenter } from './document/document.presenter.js';
import { DocumentService } from './document/document.service.js';
import { Parties } from './document/parties.js';
import { ExchangeConfig } from './exchange.config.js';
import { PrintFormController } from './print-form/print-form.controller.js';
import { PrintFormService } from './print-form/print-form.service.js';
import { SignatureReader } from './signing/signature.reader.js';
import { SigningController } from './signing/signing.controller.js';
import { SigningService } from './signing/signing.service.js';
import { StatementController } from './statement/statement.controller.js';
import { StatementService } from './statement/statement.service.js';
import { ContentController } from './upload/content.controller.js';
import { ContentService } from './upload/content.service.js';
import { CheckController } from './verification/check.controller.js';
import { TrustMaterialController } from './verification/trust-material.controller.js';
import { CheckService } from './verification/check.service.js';
import { VerificationController } from './verification/verification.controller.js';
import { VerificationService } from './verification/verification.service.js';
import { SignatureSettler } from './waiting/signature-settler.js';
import { StatementSettler } from './waiting/statement-settler.js';
import { WaitingConsumers } from './waiting/waiting.consumers.js';

const SERVICES = [DocumentService, ContentService, SigningService, DeliveryService, ReceiptService, StatementService];
const READERS = [DocumentPresenter, SignatureReader, VerificationService, CheckService, PrintFormService];
const WAITING = [SignatureSettler, StatementSettler, WaitingConsumers];

/** The exchange: documents, signatures, delivery, receipts, recall, refusal, print form, public verification. */
@Module({})
export class ExchangeModule {
  /** Needs the platform, trust and identity; `imports` brings those that are not global. */
  static forRoot({
    config = new ExchangeConfig(),
    imports = [],
  }: { config?: ExchangeConfig; imports?: DynamicModule['imports'] } = {}): DynamicModule {
    return {
      module: ExchangeModule,
      imports,
      controllers: [
        DocumentController,
        ContentController,
        SigningController,
        StatementController,
        ReceiptController,
        PrintFormController,
        VerificationController,
        CheckController,
        TrustMaterialController,
      ],
      providers: [{ provide: ExchangeConfig, useValue: config }, Parties, ...SERVICES, ...READERS, ...WAITING],
      exports: [...SERVICES, ...READERS],
    };
  }
}
