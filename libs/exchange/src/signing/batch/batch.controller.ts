import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCookieAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { MakeSigningBatch, SubmitBatchSignatures } from './batch.dto.js';
import { presentBatch, summaryOf } from './batch.presenter.js';
import { SigningBatch, SigningBatchSummary } from './batch.response.js';
import { SigningBatchService } from './batch.service.js';

/** Many documents signed in one go (E-7.5.2). How far the powers go each document's own check says. */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('signing-batches')
@SignedIn()
export class SigningBatchController {
  constructor(private readonly batches: SigningBatchService) {}

  @Post()
  @ApiOperation({ operationId: 'makeSigningBatch', summary: 'Documents to be signed in one go, up to 500.' })
  @ApiCreatedResponse({ type: SigningBatch })
  async make(@CurrentActor() actor: Actor, @Body() dto: MakeSigningBatch): Promise<SigningBatch> {
    return presentBatch(await this.batches.make(actor, dto));
  }

  @Get()
  @ApiOperation({ operationId: 'listSigningBatches', summary: 'The person’s own batches, the newest first.' })
  @ApiOkResponse({ type: [SigningBatchSummary] })
  async list(@CurrentActor() actor: Actor): Promise<SigningBatchSummary[]> {
    return (await this.batches.list(actor)).map(summaryOf);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getSigningBatch', summary: 'How each document of the batch stands.' })
  @ApiOkResponse({ type: SigningBatch })
  async get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<SigningBatch> {
    return presentBatch(await this.batches.get(actor, id));
  }

  @Post(':id/signatures')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'submitBatchSignatures',
    summary: 'Takes signatures; each is verified in turn, and the batch tells what came of it.',
  })
  @ApiOkResponse({ type: SigningBatch })
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { signatures }: SubmitBatchSignatures,
  ): Promise<SigningBatch> {
    return presentBatch(await this.batches.submit(actor, id, signatures));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ operationId: 'cancelSigningBatch', summary: 'Lets go of what has not been signed yet.' })
  @ApiOkResponse({ type: SigningBatch })
  async cancel(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<SigningBatch> {
    return presentBatch(await this.batches.cancel(actor, id));
  }
}
