import { Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Put, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiForbiddenResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Public } from '@qujat/platform';
import { refuse } from '../../exchange.errors.js';
import { PhoneService } from './phone.service.js';

/** The documents come back with their signatures; an app may leave the contents in. */
const LARGEST_ANSWER = 32 * 1024 * 1024;
const OBJECT = { type: 'object', additionalProperties: true } as const;

/** The addresses that eGov mobile asks (its API1 and API2); the secret of the QR code is the key, no session takes part. */
@ApiTags('eGov mobile')
@Controller('mobile-signing')
@Public({ anyOrigin: true })
export class PhoneController {
  constructor(private readonly phone: PhoneService) {}

  @Get(':token')
  @ApiOperation({ operationId: 'mobileSigningAnnouncement', summary: 'API1 of eGov mobile.' })
  @ApiOkResponse({ schema: OBJECT })
  @ApiForbiddenResponse({ description: 'Used, called off or run out.' })
  announce(@Param('token') token: string) {
    return this.phone.announce(token);
  }

  @Get(':id/content')
  @ApiOperation({ operationId: 'mobileSigningDocuments', summary: 'API2 of eGov mobile: what is to be signed.' })
  @ApiOkResponse({ schema: OBJECT })
  documents(@Param('id', ParseUUIDPipe) id: string, @Headers('authorization') authorization?: string) {
    return this.phone.documents(id, authorization);
  }

  @Put(':id/content')
  @HttpCode(200)
  @ApiOperation({ operationId: 'mobileSigningSignatures', summary: 'API2 of eGov mobile: the signatures come back.' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ schema: OBJECT })
  async submit(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: Request,
    @Headers('authorization') authorization?: string,
  ): Promise<{ message: string }> {
    await this.phone.submit(id, authorization, await textOf(request));
    return { message: 'OK' };
  }
}

/** The body as text; one that is too large is refused without being read to its end. */
async function textOf(request: Request): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST_ANSWER) throw refuse('signing.mobile_unreadable');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
