import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import { DictionaryQuery } from './dictionary.dto.js';
import { DictionaryEntries } from './dictionary.response.js';
import { DictionaryService } from './dictionary.service.js';
import { DICTIONARIES } from './dictionary.types.js';

@ApiTags('registration')
@Controller('dictionaries')
@SignedIn()
export class DictionaryController {
  constructor(private readonly dictionaries: DictionaryService) {}

  @Get(':name')
  @ApiOperation({ operationId: 'dictionary', summary: 'Entries of a dictionary, by words in any language or by code.' })
  @ApiParam({ name: 'name', enum: DICTIONARIES, enumName: 'DictionaryName' })
  @ApiOkResponse({ type: DictionaryEntries })
  async find(@Param('name') name: string, @Query() query: DictionaryQuery): Promise<DictionaryEntries> {
    const dictionary = DICTIONARIES.find((one) => one === name);
    if (!dictionary) throw refuse('dictionary.not_found', { allowed: DICTIONARIES });
    const { version, items, more } = await this.dictionaries.find(dictionary, query);
    return {
      ...{ dictionary, version: version?.version ?? '', complete: version?.complete ?? false },
      items: items.map((item) => ({ ...item, attributes: { ...item.attributes } })),
      more,
    };
  }
}
