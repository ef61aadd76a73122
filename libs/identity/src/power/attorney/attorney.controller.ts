import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, StreamableFile } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { type Actor, attachment, CurrentActor, SignedIn } from '@qujat/platform';
import { refuse } from '../../identity.errors.js';
import {
  Attorney,
  Colleague,
  ListAttorneys,
  PrepareAttorney,
  PrepareRevocation,
  Revoke,
  SignAttorney,
  ToSign,
} from './attorney.dto.js';
import { AttorneyService } from './attorney.service.js';
import { RevocationService } from './revocation.service.js';

const Id = () => Param('id', ParseUUIDPipe);
const BINARY = { type: 'string', format: 'binary' } as const;

/** Powers of attorney: made, signed, handed on, revoked. Each act is signed by itself, so no further confirmation is asked. */
@ApiTags('powers')
@Controller('powers-of-attorney')
@SignedIn()
export class AttorneyController {
  constructor(
    private readonly attorneys: AttorneyService,
    private readonly revocations: RevocationService,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listAttorneys',
    summary: 'All for administrators, for others those they issued or hold.',
  })
  @ApiOkResponse({ type: [Attorney] })
  list(@CurrentActor() actor: Actor, @Query() query: ListAttorneys): Promise<Attorney[]> {
    return this.attorneys.list(actor, query);
  }

  @Post()
  @ApiOperation({ operationId: 'prepareAttorney', summary: 'Makes the text that its maker will sign.' })
  @ApiCreatedResponse({ type: Attorney })
  @ApiUnprocessableEntityResponse()
  prepare(@CurrentActor() actor: Actor, @Body() dto: PrepareAttorney): Promise<Attorney> {
    return this.attorneys.prepare(actor, dto);
  }

  @Get('holders')
  @ApiOperation({ operationId: 'attorneyHolders', summary: 'Who can be given a power of attorney, or sign one.' })
  @ApiOkResponse({ type: [Colleague] })
  holders(@CurrentActor() actor: Actor): Promise<Colleague[]> {
    return this.attorneys.holders(actor);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getAttorney', summary: 'A power of attorney in words and in parts.' })
  @ApiOkResponse({ type: Attorney })
  get(@CurrentActor() actor: Actor, @Id() id: string): Promise<Attorney> {
    return this.attorneys.get(actor, id);
  }

  @Get(':id/content')
  @ApiOperation({ operationId: 'attorneyContent', summary: 'The exact bytes that are signed.' })
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: BINARY })
  async content(@CurrentActor() actor: Actor, @Id() id: string): Promise<StreamableFile> {
    const { number, content } = await this.attorneys.bytes(actor, id);
    return new StreamableFile(content, { type: 'application/json', disposition: attachment(`${number}.json`) });
  }

  @Get(':id/signature')
  @ApiOperation({ operationId: 'attorneySignature', summary: 'The detached signature (CMS) over the content.' })
  @ApiProduces('application/pkcs7-signature')
  @ApiOkResponse({ schema: BINARY })
  async signature(@CurrentActor() actor: Actor, @Id() id: string): Promise<StreamableFile> {
    const { number, cms } = await this.attorneys.bytes(actor, id);
    if (!cms) throw refuse('attorney.not_found');
    return new StreamableFile(cms, {
      type: 'application/pkcs7-signature',
      disposition: attachment(`${number}.json.p7s`),
    });
  }

  @Post(':id/signature')
  @HttpCode(200)
  @ApiOperation({ operationId: 'signAttorney', summary: 'Signs; it holds from here on.' })
  @ApiOkResponse({ type: Attorney })
  @ApiConflictResponse()
  @ApiUnprocessableEntityResponse()
  sign(@CurrentActor() actor: Actor, @Id() id: string, @Body() { signature }: SignAttorney): Promise<Attorney> {
    return this.attorneys.sign(actor, id, signature);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @ApiOperation({ operationId: 'discardAttorney', summary: 'Throws away one that was prepared and is not signed.' })
  @ApiOkResponse({ type: Attorney })
  @ApiConflictResponse()
  discard(@CurrentActor() actor: Actor, @Id() id: string): Promise<Attorney> {
    return this.attorneys.discard(actor, id);
  }

  @Post(':id/revocations')
  @ApiOperation({ operationId: 'prepareRevocation', summary: 'Makes the statement of revocation that will be signed.' })
  @ApiCreatedResponse({ type: ToSign })
  @ApiConflictResponse()
  prepareRevocation(@CurrentActor() actor: Actor, @Id() id: string, @Body() dto: PrepareRevocation): Promise<ToSign> {
    return this.revocations.prepare(actor, id, dto);
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @ApiOperation({ operationId: 'revokeAttorney', summary: 'Revokes, with all that was handed on from it.' })
  @ApiOkResponse({ type: Attorney })
  @ApiConflictResponse()
  @ApiUnprocessableEntityResponse()
  revoke(@CurrentActor() actor: Actor, @Id() id: string, @Body() dto: Revoke): Promise<Attorney> {
    return this.revocations.revoke(actor, id, dto);
  }
}
