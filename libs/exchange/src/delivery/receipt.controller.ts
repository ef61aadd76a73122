import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiCookieAuth, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { Receipt } from './receipt.response.js';
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
  async get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Receipt> {
    return this.receipts.get(actor, id);
  }
}
