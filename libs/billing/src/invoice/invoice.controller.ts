import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor, attachment, CurrentActor, OperatorOnly, Requires } from '@qujat/platform';
import { esfXml } from '../esf/invoice-v2.js';
import { Payment } from '../payment/payment.dto.js';
import { presentPayment } from '../payment/payment.controller.js';
import {
  Invoice,
  InvoicePdfQuery,
  InvoicesQuery,
  IssueInvoice,
  Liability,
  LiabilityQuery,
  ObjectToAct,
} from './invoice.dto.js';
import { invoicePdf } from './invoice-pdf.js';
import { InvoicePresenter } from './invoice.presenter.js';
import { InvoiceService } from './invoice.service.js';
import type { InvoiceRecord } from './invoice.types.js';
import { InvoicingService } from './invoicing.service.js';
import { OwnPayments } from '../payment/own-payments.js';

async function pdfOf(
  invoice: InvoiceRecord,
  { lang = 'ru', form = 'invoice' }: InvoicePdfQuery,
): Promise<StreamableFile> {
  const bytes = await invoicePdf(invoice, { locale: lang, form });
  const number = form === 'act' ? (invoice.act?.number ?? invoice.number) : invoice.number;
  return new StreamableFile(bytes, {
    type: 'application/pdf',
    disposition: attachment(`${form}-${number}.pdf`),
    length: bytes.length,
  });
}

/** What a participant reads of its invoices. */
@ApiTags('billing')
@Controller('billing')
@Requires('billing.manage')
export class InvoiceController {
  constructor(
    private readonly invoices: InvoiceService,
    private readonly payments: OwnPayments,
    private readonly presenter: InvoicePresenter,
  ) {}

  @Get('invoices')
  @ApiOperation({ operationId: 'ownInvoices', summary: "The organisation's invoices, the newest first." })
  @ApiOkResponse({ type: [Invoice] })
  async list(@CurrentActor() actor: Actor): Promise<Invoice[]> {
    return (await this.invoices.mine(actor)).map((one) => this.presenter.present(one));
  }

  @Get('payments')
  @ApiOperation({ operationId: 'ownPayments', summary: "The organisation's payments and what they have paid." })
  @ApiOkResponse({ type: [Payment] })
  async paid(@CurrentActor() actor: Actor): Promise<Payment[]> {
    return (await this.payments.of(actor)).map(presentPayment);
  }

  @Get('liability')
  @ApiOperation({ operationId: 'ownLiability', summary: 'The most that the operator answers for on a day (E-12.5).' })
  @ApiOkResponse({ type: Liability })
  async liability(@CurrentActor() actor: Actor, @Query() { on }: LiabilityQuery): Promise<Liability> {
    const cap = await this.invoices.liability(actor, on);
    return { ...cap, parts: [...cap.parts] };
  }

  @Get('invoices/:id/pdf')
  @ApiOperation({ operationId: 'invoicePdf', summary: 'The invoice, or its act of services, as PDF.' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: InvoicePdfQuery,
  ): Promise<StreamableFile> {
    return pdfOf(await this.invoices.one(actor, id), query);
  }

  @Post('invoices/:id/objection')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'objectToAct',
    summary: 'Objects to the act of services, within the term of the offer.',
  })
  @ApiOkResponse({ type: Invoice })
  async object(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { objection }: ObjectToAct,
  ): Promise<Invoice> {
    return this.presenter.present(await this.invoices.object(actor, id, objection));
  }
}

/** The biller's desk. */
@ApiTags('billing')
@Controller('operator/billing')
@OperatorOnly('operator.bill')
export class OperatorInvoiceController {
  constructor(
    private readonly invoices: InvoiceService,
    private readonly invoicing: InvoicingService,
    private readonly presenter: InvoicePresenter,
  ) {}

  @Get('invoices')
  @ApiOperation({ operationId: 'listInvoices', summary: 'Invoices of all participants, the newest first.' })
  @ApiOkResponse({ type: [Invoice] })
  async list(@CurrentActor() actor: Actor, @Query() { overdue }: InvoicesQuery): Promise<Invoice[]> {
    const all = await this.invoices.all(actor, { overdue: overdue === 'true' });
    return all.map((one) => this.presenter.present(one));
  }

  @Get('invoices/:id/pdf')
  @ApiOperation({ operationId: 'operatorInvoicePdf', summary: 'The invoice, or its act of services, as PDF.' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: InvoicePdfQuery,
  ): Promise<StreamableFile> {
    return pdfOf(await this.invoices.one(actor, id), query);
  }

  @Get('invoices/:id/esf')
  @ApiOperation({
    operationId: 'invoiceEsf',
    summary: 'The electronic invoice (ESF, InvoiceV2) for esf.gov.kz (E-11.2).',
  })
  @ApiProduces('application/xml')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async esf(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const invoice = await this.invoices.one(actor, id);
    const bytes = Buffer.from(esfXml([invoice], { operatorName: actor.name }));
    return new StreamableFile(bytes, {
      type: 'application/xml',
      disposition: attachment(`esf-${invoice.number}.xml`),
      length: bytes.length,
    });
  }

  @Post('participants/:participantId/invoices')
  @ApiOperation({ operationId: 'issueInvoice', summary: 'Issues an invoice for single services.' })
  @ApiCreatedResponse({ type: Invoice })
  async issue(
    @CurrentActor() actor: Actor,
    @Param('participantId', ParseUUIDPipe) participantId: string,
    @Body() { lines }: IssueInvoice,
  ): Promise<Invoice> {
    const priced = lines.map(({ name, quantity, unitTiyn }) => ({
      ...{ kind: 'single' as const, name, quantity, unitTiyn, discountTiyn: 0, netTiyn: quantity * unitTiyn },
    }));
    return this.presenter.present(await this.invoicing.issueSingle(actor, participantId, priced));
  }

  @Get('participants/:participantId/liability')
  @ApiOperation({ operationId: 'liabilityOf', summary: 'The most that the operator answers for on a day (E-12.5).' })
  @ApiOkResponse({ type: Liability })
  async liability(
    @CurrentActor() actor: Actor,
    @Param('participantId', ParseUUIDPipe) participantId: string,
    @Query() { on }: LiabilityQuery,
  ): Promise<Liability> {
    const cap = await this.invoices.liabilityOf(actor, participantId, on);
    return { ...cap, parts: [...cap.parts] };
  }
}
