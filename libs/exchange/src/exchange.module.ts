import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { AnnulmentController } from './annulment/annulment.controller.js';
import { AnnulmentExpiry } from './annulment/annulment.expiry.js';
import { APPROVAL_CONTROLLERS, APPROVAL_PROVIDERS } from './approval/approval.parts.js';
import { BlockController } from './block/block.controller.js';
import { CommentController } from './comment/comment.controller.js';
import { CommentService } from './comment/comment.service.js';
import { BlockService } from './block/block.service.js';
import { DeliveryService } from './delivery/delivery.service.js';
import { InvitedDelivery } from './delivery/invited-delivery.js';
import { Turn } from './delivery/turn.js';
import { CorrectionController } from './correction/correction.controller.js';
import { CorrectionService } from './correction/correction.service.js';
import { ReceiptController } from './delivery/receipt.controller.js';
import { ReceiptService } from './delivery/receipt.service.js';
import { DocumentController } from './document/document.controller.js';
import { DocumentPowers } from './document/document-powers.js';
import { DocumentPresenter } from './document/document.presenter.js';
import { DocumentService } from './document/document.service.js';
import { Recipients } from './document/recipients.js';
import { Parties } from './document/parties.js';
import { ExchangeConfig } from './exchange.config.js';
import { ContentsReader } from './finding/contents.reader.js';
import { ListFilesController } from './finding/list-files/list-files.controller.js';
import { ListFilesService } from './finding/list-files/list-files.service.js';
import { ViewController } from './finding/view/view.controller.js';
import { ViewService } from './finding/view/view.service.js';
import { FormController } from './forming/form.controller.js';
import { FormService } from './forming/form.service.js';
import { PreservationConfig } from './keeping/preservation/preservation.config.js';
import { PreservationService } from './keeping/preservation/preservation.service.js';
import { LinkController } from './forming/link/link.controller.js';
import { LinkService } from './forming/link/link.service.js';
import { DraftMaker } from './forming/template/draft-maker.js';
import { CopyController, TemplateController } from './forming/template/template.controller.js';
import { TemplateService } from './forming/template/template.service.js';
import { PrintFormController } from './print-form/print-form.controller.js';
import { OfficePages } from './print-form/office/office-pages.js';
import { PackageController } from './package/package.controller.js';
import { PackageArchive } from './package/package-archive.js';
import { PackageService } from './package/package.service.js';
import { PrintFormService } from './print-form/print-form.service.js';
import { QuotaCheck, WithoutQuota } from './quota/quota-check.js';
import { SigningBatchConsumer } from './signing/batch/batch.consumer.js';
import { SigningBatchController } from './signing/batch/batch.controller.js';
import { SigningBatchService } from './signing/batch/batch.service.js';
import { MobileSigningConfig } from './signing/mobile/mobile.config.js';
import { MobileSigningController } from './signing/mobile/mobile.controller.js';
import { MobileSigningService } from './signing/mobile/mobile.service.js';
import { PhoneController } from './signing/mobile/phone.controller.js';
import { PhoneService } from './signing/mobile/phone.service.js';
import { RaisingConsumers } from './signing/raised/raising.consumers.js';
import { RaisingService } from './signing/raised/raising.service.js';
import { SignatureReader } from './signing/signature.reader.js';
import { SignersController } from './signing/signers/signers.controller.js';
import { SignersService } from './signing/signers/signers.service.js';
import { SigningController } from './signing/signing.controller.js';
import { SigningService } from './signing/signing.service.js';
import { StatementController } from './statement/statement.controller.js';
import { StatementService } from './statement/statement.service.js';
import { ContentController } from './upload/content.controller.js';
import { ContentService } from './upload/content.service.js';
import { UploadController } from './upload/resumable/upload.controller.js';
import { UploadService } from './upload/resumable/upload.service.js';
import { CheckController } from './verification/check.controller.js';
import { TrustMaterialController } from './verification/trust-material.controller.js';
import { CheckService } from './verification/check.service.js';
import { VerificationController } from './verification/verification.controller.js';
import { VerificationService } from './verification/verification.service.js';
import { SignatureSettler } from './waiting/signature-settler.js';
import { StatementSettler } from './waiting/statement-settler.js';
import { WaitingConsumers } from './waiting/waiting.consumers.js';
import { WatchingConfig } from './watching/watching.config.js';
import { ReminderRulesController } from './watching/rules/reminder-rules.controller.js';
import { ReminderRulesService } from './watching/rules/reminder-rules.service.js';
import { WatchingConsumers } from './watching/watching.consumers.js';

const SERVICES = [
  DocumentService,
  PackageArchive,
  PackageService,
  ContentService,
  UploadService,
  SigningService,
  DeliveryService,
  ReceiptService,
  StatementService,
];
const ANSWERS = [CorrectionService];
const READERS = [DocumentPresenter, SignatureReader, VerificationService, CheckService, OfficePages, PrintFormService];
const BATCHES = [SigningBatchService, SigningBatchConsumer, MobileSigningService, PhoneService];
const RAISING = [RaisingService, RaisingConsumers, PreservationService];
const WAITING = [SignatureSettler, StatementSettler, WaitingConsumers, InvitedDelivery, Turn, AnnulmentExpiry];

/** How documents are found. */
const FINDING = [ContentsReader, ViewService, ListFilesService];
const FINDING_CONTROLLERS = [ViewController, ListFilesController];

/** How documents come about. */
const FORMING = [FormService, TemplateService, DraftMaker, LinkService];
const FORMING_CONTROLLERS = [FormController, TemplateController, CopyController, LinkController];

/** The exchange: documents, signatures, delivery, receipts, recall, refusal, print form, public verification. */
@Module({})
export class ExchangeModule {
  /** Needs the platform, trust and identity; `imports` brings those that are not global. */
  static forRoot({
    config = new ExchangeConfig(),
    mobile = new MobileSigningConfig(),
    watching = new WatchingConfig(),
    preservation = new PreservationConfig(),
    imports = [],
    quota = WithoutQuota,
  }: {
    config?: ExchangeConfig;
    mobile?: MobileSigningConfig;
    watching?: WatchingConfig;
    preservation?: PreservationConfig;
    imports?: DynamicModule['imports'];
    /** Who answers for limits: a provider that `imports` brings. */
    quota?: Type<QuotaCheck>;
  } = {}): DynamicModule {
    return {
      module: ExchangeModule,
      imports,
      controllers: [
        DocumentController,
        SignersController,
        ContentController,
        UploadController,
        PackageController,
        SigningController,
        SigningBatchController,
        MobileSigningController,
        PhoneController,
        StatementController,
        AnnulmentController,
        CorrectionController,
        ReceiptController,
        PrintFormController,
        VerificationController,
        CheckController,
        TrustMaterialController,
        BlockController,
        ...FORMING_CONTROLLERS,
        ...APPROVAL_CONTROLLERS,
        CommentController,
        ReminderRulesController,
        ...FINDING_CONTROLLERS,
      ],
      providers: [
        { provide: ExchangeConfig, useValue: config },
        { provide: MobileSigningConfig, useValue: mobile },
        { provide: WatchingConfig, useValue: watching },
        { provide: PreservationConfig, useValue: preservation },
        WatchingConsumers,
        ReminderRulesService,
        WithoutQuota,
        { provide: QuotaCheck, useExisting: quota },
        Parties,
        Recipients,
        DocumentPowers,
        BlockService,
        SignersService,
        ...SERVICES,
        ...ANSWERS,
        ...READERS,
        ...BATCHES,
        ...RAISING,
        ...WAITING,
        ...FORMING,
        ...APPROVAL_PROVIDERS,
        CommentService,
        ...FINDING,
      ],
      exports: [...SERVICES, ...READERS],
    };
  }
}
