import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  ApiCookieAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { MobileSigning, MobileSigningState } from './mobile.response.js';
import { MobileSigningService } from './mobile.service.js';

/** A batch signed with eGov mobile. */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('signing-batches/:id/mobile')
@SignedIn()
export class MobileSigningController {
  constructor(private readonly mobile: MobileSigningService) {}

  @Post()
  @ApiOperation({ operationId: 'beginMobileSigning', summary: 'A one-time QR code for what is left to sign.' })
  @ApiCreatedResponse({ type: MobileSigning })
  begin(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<MobileSigning> {
    return this.mobile.begin(actor, id);
  }

  @Get()
  @ApiOperation({ operationId: 'getMobileSigning', summary: 'How far the phone has come.' })
  @ApiOkResponse({ type: MobileSigningState })
  state(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<MobileSigningState> {
    return this.mobile.state(actor, id);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'cancelMobileSigning', summary: 'Puts the QR code out of use.' })
  @ApiNoContentResponse()
  cancel(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.mobile.cancel(actor, id);
  }
}
