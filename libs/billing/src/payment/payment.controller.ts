import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, OperatorOnly } from '@qujat/platform';
import {
  AssignPayment,
  ImportedStatement,
  ImportStatement,
  Payment,
  PaymentsQuery,
  RefundPayment,
} from './payment.dto.js';
import type { PaymentRecord } from './payment.repository.js';
import { PaymentService } from './payment.service.js';

/** A payment as both sides read it. */
export const presentPayment = ({ payerIik: _, invoices, ...payment }: PaymentRecord): Payment => ({
  ...payment,
  invoices: [...invoices],
});

@ApiTags('billing')
@Controller('operator/billing')
@OperatorOnly('operator.bill')
export class PaymentController {
  constructor(private readonly payments: PaymentService) {}

  @Get('payments')
  @ApiOperation({ operationId: 'listPayments', summary: 'Payments, the newest first.' })
  @ApiOkResponse({ type: [Payment] })
  async list(@CurrentActor() actor: Actor, @Query() { unknown }: PaymentsQuery): Promise<Payment[]> {
    return (await this.payments.list(actor, { unknown: unknown === 'true' })).map(presentPayment);
  }

  @Post('statements')
  @ApiOperation({ operationId: 'importStatement', summary: "Takes a bank's file: 1C client-bank exchange or MT940." })
  @ApiCreatedResponse({ type: ImportedStatement })
  import(@CurrentActor() actor: Actor, @Body() { name, content }: ImportStatement): Promise<ImportedStatement> {
    return this.payments.import(actor, { name, bytes: Buffer.from(content, 'base64') });
  }

  @Post('payments/:id/assign')
  @HttpCode(200)
  @ApiOperation({ operationId: 'assignPayment', summary: 'Says whose a payment is.' })
  @ApiOkResponse({ type: Payment })
  async assign(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { participantId }: AssignPayment,
  ): Promise<Payment> {
    return presentPayment(await this.payments.assign(actor, id, participantId));
  }

  @Post('payments/:id/refund')
  @HttpCode(200)
  @ApiOperation({ operationId: 'refundPayment', summary: 'Gives back what is not used for an invoice.' })
  @ApiOkResponse({ type: Payment })
  async refund(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() refund: RefundPayment,
  ): Promise<Payment> {
    return presentPayment(await this.payments.refund(actor, id, refund));
  }
}
