import { Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Public, RateLimit } from '@qujat/platform';
import { LocalizedText } from '../http/localized.response.js';
import { CheckedSignature } from './check.response.js';
import { CheckService } from './check.service.js';

const FILE = { type: 'string', format: 'binary' } as const;

/** Checks signatures for anyone, also of documents that never were on the portal. Nothing is stored. */
@ApiTags('verification')
@ApiExtraModels(LocalizedText)
@Controller('public/signature-check')
export class CheckController {
  constructor(private readonly checks: CheckService) {}

  @Post()
  @HttpCode(200)
  @Public()
  @RateLimit('public')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'checkSignature',
    summary: 'The verdict on a signature file: CMS, XML or a signed ZIP. Nothing is stored.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['signature'],
      properties: {
        signature: { ...FILE, description: 'DER, BER, PEM, base64, XML or ZIP.' },
        content: { ...FILE, description: 'What was signed, when it is a file of its own: at most 52,428,800 bytes.' },
      },
    },
  })
  @ApiOkResponse({ type: CheckedSignature })
  async check(@Req() request: Request): Promise<CheckedSignature> {
    return this.checks.check(request);
  }
}
