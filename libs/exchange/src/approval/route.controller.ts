import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import {
  ApiCookieAuth,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires, SignedIn } from '@qujat/platform';
import { EditRoute, OrderRoutes, SaveRoute, TryOut } from './route.dto.js';
import { presentRoute } from './route.presenter.js';
import { ApprovalRoute, ApprovalRouteVersions, ColleaguePerson, TryOutResult } from './route.response.js';
import { RouteService } from './route.service.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Routes of approval inside the organisation (E-7.1.2). */
@ApiTags('approval')
@ApiCookieAuth()
@Controller('approval-routes')
@Requires('participant.administer')
export class RouteController {
  constructor(private readonly routes: RouteService) {}

  @Get()
  @ApiOperation({ operationId: 'listApprovalRoutes', summary: 'Routes in their order, archived ones too.' })
  @ApiOkResponse({ type: [ApprovalRoute] })
  async list(@CurrentActor() actor: Actor): Promise<ApprovalRoute[]> {
    return (await this.routes.list(actor)).map(presentRoute);
  }

  @Post()
  @ApiOperation({ operationId: 'createApprovalRoute', summary: 'Makes a route; it stands behind the others.' })
  @ApiCreatedResponse({ type: ApprovalRoute })
  async create(@CurrentActor() actor: Actor, @Body() dto: SaveRoute): Promise<ApprovalRoute> {
    return presentRoute(await this.routes.create(actor, dto));
  }

  @Put('order')
  @ApiOperation({ operationId: 'orderApprovalRoutes', summary: 'The order in which routes are asked.' })
  @ApiOkResponse({ type: [ApprovalRoute] })
  async order(@CurrentActor() actor: Actor, @Body() { ids }: OrderRoutes): Promise<ApprovalRoute[]> {
    return (await this.routes.order(actor, ids)).map(presentRoute);
  }

  @Post('try-out')
  @HttpCode(200)
  @ApiOperation({ operationId: 'tryOutApprovalRoutes', summary: 'Which route such a document would take, and why.' })
  @ApiOkResponse({ type: TryOutResult })
  async tryOut(@CurrentActor() actor: Actor, @Body() dto: TryOut): Promise<TryOutResult> {
    const { route, tried } = await this.routes.tryOut(actor, dto);
    return {
      route: route ? presentRoute(route) : null,
      tried: tried.map(({ route: { id, name }, unmet }) => ({
        id,
        name,
        taken: id === route?.id,
        unmet: unmet ?? null,
      })),
    };
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getApprovalRoute', summary: 'A route with all its versions, the newest first.' })
  @ApiOkResponse({ type: ApprovalRouteVersions })
  async get(@CurrentActor() actor: Actor, @Id() id: string): Promise<ApprovalRouteVersions> {
    return { versions: (await this.routes.versions(actor, id)).map(presentRoute) };
  }

  @Put(':id')
  @ApiOperation({ operationId: 'editApprovalRoute', summary: 'Makes a new version; what runs goes on by its own.' })
  @ApiOkResponse({ type: ApprovalRoute })
  @ApiConflictResponse()
  async edit(@CurrentActor() actor: Actor, @Id() id: string, @Body() dto: EditRoute): Promise<ApprovalRoute> {
    return presentRoute(await this.routes.edit(actor, id, dto));
  }

  @Post(':id/archive')
  @HttpCode(200)
  @ApiOperation({ operationId: 'archiveApprovalRoute', summary: 'Takes the route out of use.' })
  @ApiOkResponse({ type: ApprovalRoute })
  async archive(@CurrentActor() actor: Actor, @Id() id: string): Promise<ApprovalRoute> {
    return presentRoute(await this.routes.archive(actor, id, true));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @ApiOperation({ operationId: 'restoreApprovalRoute', summary: 'Takes the route back into use.' })
  @ApiOkResponse({ type: ApprovalRoute })
  async restore(@CurrentActor() actor: Actor, @Id() id: string): Promise<ApprovalRoute> {
    return presentRoute(await this.routes.archive(actor, id, false));
  }
}

/** The people of one's own organisation: to ask, to stand in, to mention. */
@ApiTags('approval')
@ApiCookieAuth()
@Controller('colleagues')
export class ColleagueController {
  constructor(private readonly routes: RouteService) {}

  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'listColleagues', summary: 'Active people of the organisation acted for, by name.' })
  @ApiOkResponse({ type: [ColleaguePerson] })
  async list(@CurrentActor() actor: Actor): Promise<ColleaguePerson[]> {
    const people = await this.routes.people(actor);
    return people.map(({ roles, ...person }) => ({ ...person, roles: [...roles] }));
  }
}
