import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public, PUBLIC_SCOPE, UnitOfWork } from '@qujat/platform';
import { RetentionRule } from './rule.dto.js';

const RULES = `SELECT type, effective_from::text AS "effectiveFrom", years FROM retention.rules ORDER BY type, effective_from DESC`;

@ApiTags('retention')
@Controller('public/retention-rules')
@Public()
export class RuleController {
  constructor(private readonly work: UnitOfWork) {}

  @Get()
  @ApiOperation({ operationId: 'listRetentionRules', summary: 'How long each type of documents is kept.' })
  @ApiOkResponse({ type: [RetentionRule] })
  list(): Promise<RetentionRule[]> {
    return this.work.run(PUBLIC_SCOPE, (tx) => tx.manager.query(RULES));
  }
}
