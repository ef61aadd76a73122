import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ACCESS, type Access } from './access.js';
import { STEP_UP, type StepUpAct } from './step-up.js';

/** One route of the program and what it demands. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handler: string;
  readonly access: Access | undefined;
  /** The sensitive act that has to be confirmed with a signature first. */
  readonly stepUp?: StepUpAct;
}

type Handler = (...args: unknown[]) => unknown;

/** All routes, enumerated. A route that declares no access stops the boot, with its name. */
@Injectable()
export class Routes implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open = this.all().filter((route) => !route.access);
    if (open.length === 0) return;
    const names = open.map((route) => `${route.method} ${route.path} (${route.handler})`).join(', ');
    throw new Error(`routes without @Public, @SignedIn, @Requires or @OperatorOnly: ${names}`);
  }

  /** Every route with its access. */
  all(): Route[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || !instance) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, Handler>;
      return this.scanner
        .getAllMethodNames(prototype)
        .flatMap((name) => this.routesOf(metatype as Handler, prototype[name] as Handler, name));
    });
  }

  private routesOf(controller: Handler, handler: Handler, name: string): Route[] {
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const bases = listOf(Reflect.getMetadata(PATH_METADATA, controller));
    const paths = listOf(Reflect.getMetadata(PATH_METADATA, handler));
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [handler, controller]);
    const stepUp = this.reflector.getAllAndOverride<StepUpAct | undefined>(STEP_UP, [handler, controller]);
    return bases.flatMap((base) =>
      paths.map((path) => ({
        method: RequestMethod[method],
        path: `/${[base, path]
          .flatMap((part) => part.split('/'))
          .filter(Boolean)
          .join('/')}`,
        handler: `${controller.name}.${name}`,
        access,
        ...(stepUp && { stepUp }),
      })),
    );
  }
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value ?? '/']).map(String);
