import { type DynamicModule, Module } from '@nestjs/common';
import { BillingModule, billingSettings, QuotaService } from '@qujat/billing';
import {
  exchangeConfig,
  ExchangeModule,
  mobileSigningConfig,
  preservationConfig,
  watchingConfig,
} from '@qujat/exchange';
import { IdentityModule, identitySettings } from '@qujat/identity';
import { notificationSettings, NotificationsModule } from '@qujat/notifications';
import { OperatorModule } from '@qujat/operator';
import { PlatformModule, type PlatformSettings, platformSettings } from '@qujat/platform';
import { RetentionModule } from '@qujat/retention';
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
    const billing = BillingModule.forRoot({ imports: [identity], settings: billingSettings(variables) });
    const imports = [
      PlatformModule.forRoot({ contexts: CONTEXTS, settings }),
      TrustModule.forRoot({ settings: trustSettings(variables) }),
      identity,
      ExchangeModule.forRoot({
        ...{
          config: exchangeConfig(variables),
          mobile: mobileSigningConfig(variables),
          watching: watchingConfig(variables),
          preservation: preservationConfig(variables),
        },
        imports: [identity, billing],
        quota: QuotaService,
      }),
      billing,
      RetentionModule.forRoot({ imports: [identity] }),
      OperatorModule,
      NotificationsModule.forRoot({ imports: [identity], settings: notificationSettings(variables) }),
    ];
    return { module: ProductModule, imports, exports: imports };
  }
}
