import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { EntryConsumer } from './entry/entry.consumer.js';
import { EntryController } from './entry/entry.controller.js';
import { EntryService } from './entry/entry.service.js';
import { HoldController } from './hold/hold.controller.js';
import { HoldExpiry } from './hold/hold.expiry.js';
import { HoldService } from './hold/hold.service.js';
import { OperatorHoldController } from './hold/operator-hold.controller.js';
import { OperatorHoldService } from './hold/operator-hold.service.js';
import { RuleController } from './rule/rule.controller.js';

/** How long documents are kept, and what may not be destroyed (E-7.6.2). */
@Module({})
export class RetentionModule {
  /** `imports` brings the module of identity. */
  static forRoot({ imports }: { imports: NonNullable<ModuleMetadata['imports']> }): DynamicModule {
    return {
      module: RetentionModule,
      imports,
      controllers: [EntryController, HoldController, OperatorHoldController, RuleController],
      providers: [EntryService, EntryConsumer, HoldService, HoldExpiry, OperatorHoldService],
    };
  }
}
