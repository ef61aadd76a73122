import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { type Actor, CurrentActor, RateLimit, SignedIn } from '@qujat/platform';
import { ConfirmContact, Contact, ContactChannel, presentContact } from './contact.dto.js';
import { ContactService } from './contact.service.js';

@ApiTags('registration')
@Controller('users/me/contacts')
@SignedIn()
export class ContactController {
  constructor(private readonly contacts: ContactService) {}

  @Get()
  @ApiOperation({ operationId: 'myContacts', summary: 'E-mail and phone: confirmed or not, and the codes under way.' })
  @ApiOkResponse({ type: [Contact] })
  async mine(@CurrentActor() actor: Actor): Promise<Contact[]> {
    return (await this.contacts.of(actor)).map(presentContact);
  }

  @Post(':channel/code')
  @RateLimit('auth')
  @HttpCode(200)
  @ApiOperation({ operationId: 'sendContactCode', summary: 'Sends a code to the contact (E-5.6.2).' })
  @ApiOkResponse({ type: Contact })
  async send(
    @CurrentActor() actor: Actor,
    @Param() { channel }: ContactChannel,
    @Req() request: Request,
  ): Promise<Contact> {
    return presentContact(await this.contacts.send(actor, channel, request.ip ?? ''));
  }

  @Post(':channel/confirm')
  @RateLimit('auth')
  @HttpCode(200)
  @ApiOperation({ operationId: 'confirmContact', summary: 'Confirms the contact by its code.' })
  @ApiOkResponse({ type: [Contact] })
  async confirm(
    @CurrentActor() actor: Actor,
    @Param() { channel }: ContactChannel,
    @Body() { code }: ConfirmContact,
  ): Promise<Contact[]> {
    await this.contacts.confirm(actor, channel, code);
    return (await this.contacts.of(actor)).map(presentContact);
  }

  @Delete(':channel/pending')
  @ApiOperation({ operationId: 'dropContactChange', summary: 'Gives up a changed contact; the confirmed one stays.' })
  @ApiOkResponse({ type: Contact })
  async drop(@CurrentActor() actor: Actor, @Param() { channel }: ContactChannel): Promise<Contact> {
    return presentContact(await this.contacts.drop(actor, channel));
  }
}
