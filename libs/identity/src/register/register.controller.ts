import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Public, RateLimit, SignedIn } from '@qujat/platform';
import { presentSummary } from '../participant/participant.response.js';
import { ExportQuery, type PublicParticipant, PublicRegister, Recipients, RegisterQuery } from './register.dto.js';
import { asCsv, asJson } from './register.export.js';
import type { ParticipantRecord } from '../session/session.types.js';
import { RegisterService } from './register.service.js';

/** What everybody may know of a participant. */
function presentPublic(row: ParticipantRecord & { readonly region: string | null }): PublicParticipant {
  const { bin, kind, name } = presentSummary(row);
  const accreditedAt = row.accreditedAt?.toISOString() ?? '';
  return { bin, kind, name, region: row.region, accreditedAt, standing: row.standing };
}

@ApiTags('register')
@Controller()
export class RegisterController {
  constructor(private readonly register: RegisterService) {}

  @Get('public/participants')
  @Public()
  @ApiOperation({ operationId: 'publicRegister', summary: 'The public register of participants.' })
  @ApiOkResponse({ type: PublicRegister })
  async all(@Query() query: RegisterQuery): Promise<PublicRegister> {
    const { items, nextCursor } = await this.register.page(query);
    return { items: items.map(presentPublic), nextCursor };
  }

  @Get('public/participants/export')
  @Public()
  @RateLimit('export')
  @ApiOperation({ operationId: 'exportRegister', summary: 'The public register as a table (CSV) or a list (JSON).' })
  @ApiProduces('text/csv', 'application/json')
  @ApiOkResponse({ schema: { type: 'string' } })
  export(@Query() { format = 'csv', ...sought }: ExportQuery): StreamableFile {
    const disposition = `attachment; filename="participants.${format}"`;
    const pages = this.shownPages(sought);
    if (format === 'json') return new StreamableFile(asJson(pages), { type: 'application/json', disposition });
    return new StreamableFile(asCsv(pages), { type: 'text/csv; charset=utf-8', disposition });
  }

  private async *shownPages(sought: Pick<ExportQuery, 'search' | 'region'>) {
    for await (const rows of this.register.pages(sought)) yield rows.map(presentPublic);
  }

  @Get('participants')
  @SignedIn()
  @ApiOperation({ operationId: 'findParticipants', summary: 'Accredited participants, to choose a recipient.' })
  @ApiOkResponse({ type: Recipients })
  async recipients(@Query() query: RegisterQuery): Promise<Recipients> {
    const { items, nextCursor } = await this.register.page(query);
    return { items: items.map(presentSummary), nextCursor };
  }
}
