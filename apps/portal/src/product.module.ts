import { type DynamicModule, Module } from '@nestjs/common';
import { ExchangeModule } from '@qujat/exchange';
import { IdentityModule, identitySettings } from '@qujat/identity';
import { OperatorModule } from '@qujat/operator';
import { PlatformModule, type PlatformSettings, platformSettings } from '@qujat/platform';
import { TrustModule, trustSettings } from '@qujat/trust';
import { CONTEXTS } from './contexts.js';

/** The product without its HTTP shell: what portal, worker and command line have in common. */
@Module({})
export class ProductModule {
  /** All contexts over the settings of `variables`. `overrides` replaces single settings of the platform. */
  static forRoot(
    variables: Readonly<Record<string, string | undefined>>,
    overrides: Partial<PlatformSettings> = {},
  ): DynamicModule {
    const settings = { ...platformSettings(variables), ...overrides };
    const identity = IdentityModule.forRoot(identitySettings(variables));
    const imports = [
      PlatformModule.forRoot({ contexts: CONTEXTS, settings }),
      TrustModule.forRoot({ settings: trustSettings(variables) }),
      identity,
      ExchangeModule.forRoot({ imports: [identity] }),
      OperatorModule,
    ];
    return { module: ProductModule, imports, exports: imports };
  }
}
