import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { AcceptAgreement, Agreement, presentAgreement } from './agreement.response.js';
import { AgreementService } from './agreement.service.js';

@ApiTags('registration')
@Controller('agreements')
@SignedIn()
export class AgreementController {
  constructor(private readonly agreements: AgreementService) {}

  @Get()
  @ApiOperation({
    operationId: 'listAgreements',
    summary: 'The agreements in force and whether they are signed (E-5.14).',
  })
  @ApiOkResponse({ type: [Agreement] })
  async list(@CurrentActor() actor: Actor): Promise<Agreement[]> {
    return (await this.agreements.list(actor)).map(presentAgreement);
  }

  @Get(':id/content')
  @Header('Cache-Control', 'private, max-age=3600')
  @ApiOperation({ operationId: 'agreementContent', summary: 'The exact bytes to sign.' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async content(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.agreements.content(id), { type: 'text/plain; charset=utf-8' });
  }

  @Post(':id/acceptances')
  @ApiOperation({ operationId: 'acceptAgreement', summary: 'Accepts the agreement with a signature.' })
  @ApiCreatedResponse({ type: Agreement })
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { signature }: AcceptAgreement,
  ): Promise<Agreement> {
    return presentAgreement(await this.agreements.accept(actor, id, signature));
  }
}
