import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { Localized } from '@qujat/kernel';
import type { Report, ReportWords } from '@qujat/signature';
import { LocalizedText } from '../http/localized.response.js';
import { VerificationReport } from '../signing/report.response.js';

const byCode = (description: string) =>
  ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(LocalizedText) }, description });

/** A verdict in words. */
export class VerdictInWords {
  @ApiProperty({ type: () => LocalizedText })
  verdict!: Localized;

  @ApiProperty({ type: () => LocalizedText, nullable: true, description: 'Why; null when the signature is valid.' })
  explanation!: Localized | null;

  @ApiProperty({ type: () => LocalizedText, description: 'What one can do.' })
  advice!: Localized;
}

/** The words of a report in all languages. */
export class ReportInWords extends VerdictInWords implements ReportWords {
  @ApiProperty({ type: () => [VerdictInWords], description: "In the order of the report's signatures." })
  signatures!: VerdictInWords[];

  @byCode('What each check is about, by its identifier.')
  checks!: Record<string, Localized>;

  @byCode('Roles by the codes in the report.')
  roles!: Record<string, Localized>;

  @byCode('Levels by the codes in the report.')
  levels!: Record<string, Localized>;

  @ApiProperty({ type: () => LocalizedText, description: 'Verdict, who, when and what to do, as text.' })
  simple!: Localized;

  @ApiProperty({ type: () => LocalizedText, description: 'Everything that was found, as text.' })
  detailed!: Localized;
}

/** What came of checking a signature. */
export class CheckedSignature {
  @ApiProperty({
    type: () => VerificationReport,
    description: 'The engine’s report, as `qujat verify --format json` and the browser give it.',
  })
  report!: Report;

  @ApiProperty({ type: () => ReportInWords })
  words!: ReportWords;
}
