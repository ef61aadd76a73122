import type { Context } from '@qujat/platform';
import { AnnulmentConsentEntity, AnnulmentEntity } from './annulment/annulment.entity.js';
import { CorrectionEntity } from './correction/correction.entity.js';
import { ReceiptEntity } from './delivery/receipt.entity.js';
import { RecipientEntity } from './recipient/recipient.entity.js';
import { SeveralAreFound1700000400259 } from './migrations/1700000400259-several-are-found.js';
import { Signers1700000400201 } from './migrations/1700000400201-signers.js';
import { SigningOrderEntity } from './signing/signers/signing-order.entity.js';
import { Recipients1700000400200 } from './migrations/1700000400200-recipients.js';
import { DocumentEntity } from './document/document.entity.js';
import { EXCHANGE_ERRORS } from './exchange.errors.js';
import { FormEntity } from './forming/form.entity.js';
import { LinkEntity } from './forming/link/link.entity.js';
import { TemplateEntity } from './forming/template/template.entity.js';
import { ExchangeSchema1700000400001 } from './migrations/1700000400001-exchange-schema.js';
import { KeepSettled1700000400002 } from './migrations/1700000400002-keep-settled.js';
import { AmountAndDepartment1700000400030 } from './migrations/1700000400030-amount-and-department.js';
import { WithInvitation1700000400050 } from './migrations/1700000400050-with-invitation.js';
import { Blocks1700000400060 } from './migrations/1700000400060-blocks.js';
import { SigningBatches1700000400160 } from './migrations/1700000400160-signing-batches.js';
import { MobileSigning1700000400161 } from './migrations/1700000400161-mobile-signing.js';
import { SigningBatchEntity, SigningItemEntity } from './signing/batch/batch.entity.js';
import { MobileSigningEntity } from './signing/mobile/mobile.entity.js';
import { RaisedSignatures1700000400162 } from './migrations/1700000400162-raised-signatures.js';
import { RaisedSignatureEntity } from './signing/raised/raised-signature.entity.js';
import { Annulment1700000400100 } from './migrations/1700000400100-annulment.js';
import { Forms1700000400180 } from './migrations/1700000400180-forms.js';
import { TemplatesAndLinks1700000400181 } from './migrations/1700000400181-templates-and-links.js';
import { Correction1700000400110 } from './migrations/1700000400110-correction.js';
import { Approval1700000400140 } from './migrations/1700000400140-approval.js';
import { Comments1700000400141 } from './migrations/1700000400141-comments.js';
import { Finding1700000400240 } from './migrations/1700000400240-finding.js';
import { CountedLists1700000400258 } from './migrations/1700000400258-counted-lists.js';
import { SavedViews1700000400241 } from './migrations/1700000400241-saved-views.js';
import { ResumableUploads1700000400220 } from './migrations/1700000400220-resumable-uploads.js';
import { OfficePages1700000400221 } from './migrations/1700000400221-office-pages.js';
import { Packages1700000400222 } from './migrations/1700000400222-packages.js';
import { PreservedFormsStay1700000400323 } from './migrations/1700000400323-preserved-forms-stay.js';
import { ReminderRules1700000400322 } from './migrations/1700000400322-reminder-rules.js';
import { AnswerBy1700000400321 } from './migrations/1700000400321-answer-by.js';
import { Preservation1700000400320 } from './migrations/1700000400320-preservation.js';
import { Watches1700000400260 } from './migrations/1700000400260-watches.js';
import { SignatureEntity } from './signing/signature.entity.js';
import { StatementEntity } from './statement/statement.entity.js';
import { TimelineEntity } from './timeline/timeline.entity.js';
import { DocumentFileEntity } from './upload/document-file.entity.js';

/** Tables of the exchange. */
export const EXCHANGE_ENTITIES = [
  DocumentEntity,
  DocumentFileEntity,
  RecipientEntity,
  SigningOrderEntity,
  SignatureEntity,
  StatementEntity,
  ReceiptEntity,
  TimelineEntity,
  SigningBatchEntity,
  SigningItemEntity,
  MobileSigningEntity,
  RaisedSignatureEntity,
  AnnulmentEntity,
  AnnulmentConsentEntity,
  FormEntity,
  TemplateEntity,
  LinkEntity,
  CorrectionEntity,
];

/** Migrations of the exchange. */
export const EXCHANGE_MIGRATIONS = [
  ExchangeSchema1700000400001,
  KeepSettled1700000400002,
  AmountAndDepartment1700000400030,
  WithInvitation1700000400050,
  Blocks1700000400060,
  Annulment1700000400100,
  Correction1700000400110,
  Approval1700000400140,
  Comments1700000400141,
  SigningBatches1700000400160,
  MobileSigning1700000400161,
  RaisedSignatures1700000400162,
  Forms1700000400180,
  TemplatesAndLinks1700000400181,
  Finding1700000400240,
  SavedViews1700000400241,
  ResumableUploads1700000400220,
  Recipients1700000400200,
  Signers1700000400201,
  CountedLists1700000400258,
  SeveralAreFound1700000400259,
  Watches1700000400260,
  OfficePages1700000400221,
  Packages1700000400222,
  Preservation1700000400320,
  AnswerBy1700000400321,
  ReminderRules1700000400322,
  PreservedFormsStay1700000400323,
];

/** What the exchange brings to the database. */
export const EXCHANGE_CONTEXT: Context = {
  name: 'exchange',
  entities: EXCHANGE_ENTITIES,
  migrations: EXCHANGE_MIGRATIONS,
  errors: EXCHANGE_ERRORS,
};
