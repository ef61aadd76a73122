import { Body, Controller, Patch, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { ChangeUser, RegisterUser } from './user.dto.js';
import { presentUser, User } from './user.response.js';
import { UserService } from './user.service.js';

@ApiTags('registration')
@Controller('users')
@SignedIn()
export class UserController {
  constructor(private readonly users: UserService) {}

  @Post()
  @ApiOperation({ operationId: 'registerUser', summary: 'Registers the person of the session as a user (E-5.6.2).' })
  @ApiCreatedResponse({ type: User })
  async register(@CurrentActor() actor: Actor, @Body() form: RegisterUser, @Req() request: Request): Promise<User> {
    return presentUser(await this.users.register(actor, form, request.ip ?? ''));
  }

  @Patch('me')
  @ApiOperation({ operationId: 'changeUser', summary: 'Changes contacts and language.' })
  @ApiOkResponse({ type: User })
  async change(@CurrentActor() actor: Actor, @Body() form: ChangeUser, @Req() request: Request): Promise<User> {
    return presentUser(await this.users.change(actor, form, request.ip ?? ''));
  }
}
