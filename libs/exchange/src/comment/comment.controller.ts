import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCookieAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { DocumentComment, WriteComment } from './comment.dto.js';
import { CommentService } from './comment.service.js';

/** Comments inside the organisation. */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('documents/:id/comments')
export class CommentController {
  constructor(private readonly comments: CommentService) {}

  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'listComments', summary: 'Comments of the reader’s organisation, the oldest first.' })
  @ApiOkResponse({ type: [DocumentComment] })
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DocumentComment[]> {
    return this.comments.list(actor, id);
  }

  @Post()
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ operationId: 'writeComment', summary: 'Writes a comment for colleagues; who is mentioned is told.' })
  @ApiOkResponse({ type: [DocumentComment] })
  write(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: WriteComment,
  ): Promise<DocumentComment[]> {
    return this.comments.write(actor, id, dto);
  }
}
