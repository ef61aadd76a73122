import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiCookieAuth, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { Receipt, WhichReceipt } from './receipt.response.js';
import { ReceiptService } from './receipt.service.js';

/** The receipt of a document. */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('documents/:id/receipt')
export class ReceiptController {
  constructor(private readonly receipts: ReceiptService) {}

  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'getReceipt', summary: 'The receipt: record, signature, report (E-7.4).' })
  @ApiOkResponse({ type: Receipt })
  @ApiNotFoundResponse()
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { recipientId }: WhichReceipt,
  ): Promise<Receipt> {
    return this.receipts.get(actor, id, recipientId);
  }
}
