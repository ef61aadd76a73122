import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { FILE_TYPES, MAX_FILE_BYTES } from '@qujat/exchange';
import { Public } from '@qujat/platform';
import { PortalSettings } from './portal.config.js';

class OperatorName {
  @ApiProperty()
  kk!: string;
  @ApiProperty()
  ru!: string;
  @ApiProperty()
  en!: string;
}

class OperatorFacts {
  @ApiProperty({ type: OperatorName })
  name!: OperatorName;
  @ApiProperty()
  bin!: string;
}

class NcaLayerFacts {
  @ApiProperty({ example: 'wss://127.0.0.1:13579' })
  url!: string;
  @ApiProperty({ nullable: true, type: String, description: 'Page of the development stand-in.' })
  page!: string | null;
  @ApiProperty({ description: 'Is it the development stand-in?' })
  development!: boolean;
}

class FileType {
  @ApiProperty({ example: 'pdf' })
  extension!: string;
  @ApiProperty({ example: 'application/pdf' })
  mediaType!: string;
}

/** What the web app has to know before anyone signs in. */
export class PortalConfig {
  @ApiProperty()
  version!: string;
  @ApiProperty({ type: OperatorFacts })
  operator!: OperatorFacts;
  @ApiProperty({ type: NcaLayerFacts })
  ncalayer!: NcaLayerFacts;
  @ApiProperty({ example: 'Asia/Almaty' })
  timeZone!: string;
  @ApiProperty()
  maxFileBytes!: number;
  @ApiProperty({ type: [FileType] })
  fileTypes!: FileType[];
}

@ApiTags('portal')
@Controller('config')
@Public()
export class ConfigController {
  constructor(private readonly settings: PortalSettings) {}

  @Get()
  @ApiOperation({ operationId: 'portalConfig', summary: 'What the web app has to know before anyone signs in.' })
  @ApiOkResponse({ type: PortalConfig })
  config(): PortalConfig {
    const { version, operator, ncalayer } = this.settings;
    const fileTypes = FILE_TYPES.map(({ extension, mediaType }) => ({ extension, mediaType }));
    return { version, operator, ncalayer, timeZone: 'Asia/Almaty', maxFileBytes: MAX_FILE_BYTES, fileTypes };
  }
}
