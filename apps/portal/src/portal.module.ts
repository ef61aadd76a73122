import { Controller, type DynamicModule, Get, Inject, Injectable, Module } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { type PlatformSettings, Public } from '@qujat/platform';
import { ConfigController } from './config.controller.js';
import { HealthController } from './health.controller.js';
import { PortalSettings, portalSettings } from './portal.config.js';
import { ProductModule } from './product.module.js';

/** The OpenAPI document, set once the routes are known. */
@Injectable()
export class OpenApi {
  document: OpenAPIObject | undefined;
}

@ApiExcludeController()
@Controller('openapi.json')
@Public()
class OpenApiController {
  constructor(@Inject(OpenApi) private readonly openApi: OpenApi) {}

  /** The API, described. */
  @Get()
  show(): OpenAPIObject | undefined {
    return this.openApi.document;
  }
}

/** The HTTP program: the product, its health, its configuration, its description. */
@Module({})
export class PortalModule {
  /** The portal over the settings of `variables`. */
  static forRoot(
    variables: Readonly<Record<string, string | undefined>>,
    overrides: Partial<PlatformSettings> = {},
  ): DynamicModule {
    return {
      module: PortalModule,
      imports: [ProductModule.forRoot(variables, overrides)],
      controllers: [HealthController, ConfigController, OpenApiController],
      providers: [OpenApi, { provide: PortalSettings, useValue: portalSettings(variables) }],
      exports: [PortalSettings, OpenApi],
    };
  }
}
