import { Controller, Get, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiCookieAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { type Locale, LOCALES } from '@qujat/kernel';
import { type Actor, attachment, CurrentActor, SignedIn } from '@qujat/platform';
import { PrintFormService } from './print-form.service.js';

/** In which language. */
export class PrintFormQuery {
  @ApiPropertyOptional({ enum: LOCALES, enumName: 'Locale' })
  @IsOptional()
  @IsIn(LOCALES)
  lang?: Locale;
}

/** The print form. */
@ApiTags('documents')
@ApiCookieAuth()
@Controller('documents/:id/print-form')
export class PrintFormController {
  constructor(private readonly forms: PrintFormService) {}

  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'printDocument', summary: 'Paper copy: pages, signature sheet, QR code (E-7.5.10).' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async print(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { lang }: PrintFormQuery,
  ): Promise<StreamableFile> {
    const { number, bytes } = await this.forms.make(actor, id, lang ?? actor.locale);
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: attachment(`${number}.pdf`),
      length: bytes.length,
    });
  }
}
