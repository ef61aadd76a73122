import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Locale } from '@qujat/kernel';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { templateOf } from '../templates/index.js';
import { linkOf, render } from '../templates/render.js';
import { NoticeList, NoticeQuery, PortalNotice, ReadAll, UnreadNotices } from './notice.dto.js';
import { type NoticeRecord, NoticeService } from './notice.service.js';

/** Written in the reader's language at reading; one that a later release wrote shows its kind. */
function present({ id, kind, params, createdAt, readAt }: NoticeRecord, locale: Locale): PortalNotice {
  const template = templateOf(kind);
  const { title, text } = template ? render(template, params, locale) : { title: kind, text: '' };
  return {
    ...{ id, kind, title, text, link: (template && linkOf(template, params)) ?? null },
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}

@ApiTags('notifications')
@Controller('notifications')
@SignedIn()
export class NotificationController {
  constructor(private readonly notices: NoticeService) {}

  @Get()
  @ApiOperation({ operationId: 'listNotifications', summary: 'What the person was told, the newest first.' })
  @ApiOkResponse({ type: NoticeList })
  async list(
    @CurrentActor() actor: Actor,
    @Query() { before, limit = 20, unread = false }: NoticeQuery,
  ): Promise<NoticeList> {
    const page = await this.notices.page(actor, { before, limit, unread });
    return { ...page, items: page.items.map((notice) => present(notice, actor.locale)) };
  }

  @Get('unread')
  @ApiOperation({ operationId: 'unreadNotifications', summary: 'How many notices wait to be read.' })
  @ApiOkResponse({ type: UnreadNotices })
  async unread(@CurrentActor() actor: Actor): Promise<UnreadNotices> {
    return { unread: await this.notices.unread(actor) };
  }

  @Post('read')
  @HttpCode(200)
  @ApiOperation({ operationId: 'readAllNotifications', summary: 'Marks all as read up to one of them.' })
  @ApiOkResponse({ type: UnreadNotices })
  async readAll(@CurrentActor() actor: Actor, @Body() { upTo }: ReadAll): Promise<UnreadNotices> {
    return { unread: await this.notices.readAll(actor, upTo) };
  }

  @Post(':id/read')
  @HttpCode(200)
  @ApiOperation({ operationId: 'readNotification', summary: 'Marks one notice as read.' })
  @ApiOkResponse({ type: UnreadNotices })
  async read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<UnreadNotices> {
    return { unread: await this.notices.read(actor, id) };
  }
}
