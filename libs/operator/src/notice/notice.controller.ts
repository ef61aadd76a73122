import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, OperatorOnly, operatorScopeOf, Public } from '@qujat/platform';
import { Notice, PublishNotice } from './notice.dto.js';
import { type NoticeRecord, NoticeService } from './notice.service.js';

const present = ({ publishedAt, ...notice }: NoticeRecord): Notice => ({
  ...notice,
  publishedAt: publishedAt.toISOString(),
});

@ApiTags('notices')
@Controller()
export class NoticeController {
  constructor(private readonly notices: NoticeService) {}

  @Get('public/notices')
  @Public()
  @ApiOperation({ operationId: 'listNotices', summary: 'Standing notices, the newest first.' })
  @ApiOkResponse({ type: [Notice] })
  async standing(): Promise<Notice[]> {
    return (await this.notices.standing()).map(present);
  }

  @Post('operator/notices')
  @OperatorOnly('operator.announce')
  @ApiOperation({ operationId: 'publishNotice', summary: 'Publishes a notice on the main page.' })
  @ApiCreatedResponse({ type: Notice })
  async publish(@CurrentActor() actor: Actor, @Body() notice: PublishNotice): Promise<Notice> {
    return present(await this.notices.publish(operatorScopeOf(actor), notice));
  }

  @Delete('operator/notices/:id')
  @OperatorOnly('operator.announce')
  @HttpCode(204)
  @ApiOperation({ operationId: 'withdrawNotice', summary: 'Takes a notice off the main page.' })
  @ApiNoContentResponse()
  withdraw(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.notices.withdraw(operatorScopeOf(actor), id);
  }
}
