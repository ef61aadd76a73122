import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, OperatorOnly, StepUp } from '@qujat/platform';
import { Block, BlockDocument, LiftBlock } from './block.dto.js';
import { BlockService } from './block.service.js';

@ApiTags('sanctions')
@Controller('operator/blocks')
@OperatorOnly('operator.sanction')
export class BlockController {
  constructor(private readonly blocks: BlockService) {}

  @Get()
  @ApiOperation({ operationId: 'listBlocks', summary: 'Blocks of documents, the newest first.' })
  @ApiOkResponse({ type: [Block] })
  list(@CurrentActor() actor: Actor): Promise<Block[]> {
    return this.blocks.list(actor);
  }

  @Post()
  @StepUp('operator.sanction')
  @ApiOperation({ operationId: 'blockDocument', summary: 'Blocks the content of a document (E-3.13).' })
  @ApiCreatedResponse({ type: Block })
  block(@CurrentActor() actor: Actor, @Body() given: BlockDocument): Promise<Block> {
    return this.blocks.block(actor, given);
  }

  @Post(':id/lift')
  @StepUp('operator.sanction')
  @HttpCode(200)
  @ApiOperation({ operationId: 'liftBlock', summary: 'Lifts a block.' })
  @ApiOkResponse({ type: Block })
  lift(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: LiftBlock,
  ): Promise<Block> {
    return this.blocks.lift(actor, id, reason);
  }
}
