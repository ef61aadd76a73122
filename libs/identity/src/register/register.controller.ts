import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public, SignedIn } from '@qujat/platform';
import { presentSummary } from '../participant/participant.response.js';
import { PublicRegister, Recipients, RegisterQuery } from './register.dto.js';
import { RegisterService } from './register.service.js';

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
    const shown = items.map((row) => {
      const { bin, kind, name } = presentSummary(row);
      return { bin, kind, name, accreditedAt: row.accreditedAt?.toISOString() ?? '' };
    });
    return { items: shown, nextCursor };
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
