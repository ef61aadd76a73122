import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires, SignedIn } from '@qujat/platform';
import { ChangeDepartment, CreateDepartment, Department } from './department.dto.js';
import { DepartmentService } from './department.service.js';

/** Departments of the organisation acted for. */
@ApiTags('powers')
@Controller('departments')
export class DepartmentController {
  constructor(private readonly departments: DepartmentService) {}

  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'listDepartments', summary: 'The departments in use.' })
  @ApiOkResponse({ type: [Department] })
  list(@CurrentActor() actor: Actor): Promise<Department[]> {
    return this.departments.list(actor);
  }

  @Post()
  @Requires('participant.administer')
  @ApiOperation({ operationId: 'createDepartment', summary: 'Makes a department.' })
  @ApiCreatedResponse({ type: Department })
  create(@CurrentActor() actor: Actor, @Body() dto: CreateDepartment): Promise<Department> {
    return this.departments.create(actor, dto);
  }

  @Patch(':id')
  @Requires('participant.administer')
  @ApiOperation({ operationId: 'changeDepartment', summary: 'Renames or moves a department.' })
  @ApiOkResponse({ type: Department })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ChangeDepartment,
  ): Promise<Department> {
    return this.departments.change(actor, id, dto);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('participant.administer')
  @ApiOperation({ operationId: 'archiveDepartment', summary: 'Takes a department out of use.' })
  @ApiNoContentResponse()
  async archive(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.departments.archive(actor, id);
  }
}
