import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseEnumPipe,
  ParseUUIDPipe,
  Post,
  Put,
} from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires, StepUp } from '@qujat/platform';
import type { BuiltInRole } from '../acts.js';
import { BUILT_IN, PowerRole, SaveGrants, SaveRole } from './role.dto.js';
import { RoleService } from './role.service.js';

/** Roles of the organisation acted for: acts × types of documents, with sums and departments (E-5.12). */
@ApiTags('powers')
@Controller('roles')
@Requires('participant.administer')
export class RoleController {
  constructor(private readonly roles: RoleService) {}

  @Get()
  @ApiOperation({ operationId: 'listRoles', summary: 'What certificates give, then own roles, with their grants.' })
  @ApiOkResponse({ type: [PowerRole] })
  list(@CurrentActor() actor: Actor): Promise<PowerRole[]> {
    return this.roles.list(actor);
  }

  @Post()
  @StepUp('powers.grant')
  @ApiOperation({ operationId: 'createRole', summary: 'Makes a role of the organisation.' })
  @ApiCreatedResponse({ type: PowerRole })
  @ApiConflictResponse()
  create(@CurrentActor() actor: Actor, @Body() dto: SaveRole): Promise<PowerRole> {
    return this.roles.create(actor, dto);
  }

  @Put('built-in/:code')
  @StepUp('powers.grant')
  @ApiOperation({ operationId: 'changeBuiltInRole', summary: 'Changes what a certificate gives by itself.' })
  @ApiParam({ name: 'code', enum: BUILT_IN })
  @ApiOkResponse({ type: PowerRole })
  @ApiConflictResponse()
  changeBuiltIn(
    @CurrentActor() actor: Actor,
    @Param('code', new ParseEnumPipe(Object.fromEntries(BUILT_IN.map((code) => [code, code])))) code: BuiltInRole,
    @Body() dto: SaveGrants,
  ): Promise<PowerRole> {
    return this.roles.changeBuiltIn(actor, code, dto);
  }

  @Put(':id')
  @StepUp('powers.grant')
  @ApiOperation({ operationId: 'changeRole', summary: 'Changes a role: a new version, which holds at once.' })
  @ApiOkResponse({ type: PowerRole })
  @ApiConflictResponse()
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: SaveRole,
  ): Promise<PowerRole> {
    return this.roles.change(actor, id, dto);
  }

  @Delete(':id')
  @HttpCode(204)
  @StepUp('powers.grant')
  @ApiOperation({ operationId: 'archiveRole', summary: 'Takes a role out of use and from all who have it.' })
  @ApiNoContentResponse()
  async archive(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.roles.archive(actor, id);
  }
}
