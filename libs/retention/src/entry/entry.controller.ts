import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, PageQuery, Requires } from '@qujat/platform';
import { RetainedDocumentList } from './entry.dto.js';
import { EntryService } from './entry.service.js';

@ApiTags('retention')
@Controller('retention/documents')
@Requires('participant.administer')
export class EntryController {
  constructor(private readonly entries: EntryService) {}

  @Get()
  @ApiOperation({ operationId: 'listRetained', summary: 'Documents the organisation keeps, and until when (E-7.6.2).' })
  @ApiOkResponse({ type: RetainedDocumentList })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<RetainedDocumentList> {
    return this.entries.list(actor, page);
  }
}
