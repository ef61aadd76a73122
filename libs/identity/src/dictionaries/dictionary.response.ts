import { ApiProperty } from '@nestjs/swagger';
import { LocalizedText } from '../http/responses.js';
import { DICTIONARIES, type DictionaryName } from './dictionary.types.js';

/** An entry of a dictionary. */
export class DictionaryEntry {
  @ApiProperty({ example: '41201' })
  code!: string;

  @ApiProperty({ type: LocalizedText })
  name!: LocalizedText;

  @ApiProperty({ nullable: true, type: String, description: 'Code of the entry above it.' })
  parent!: string | null;

  @ApiProperty({ type: Object, additionalProperties: { type: 'string' }, example: { bankCode: '601' } })
  attributes!: Record<string, string>;

  @ApiProperty({ description: 'Not in use any more: shown where it was chosen, not offered.' })
  retired!: boolean;
}

/** What was found in a dictionary. */
export class DictionaryEntries {
  @ApiProperty({ enum: DICTIONARIES, enumName: 'DictionaryName' })
  dictionary!: DictionaryName;

  @ApiProperty({ example: '2026-01' })
  version!: string;

  @ApiProperty({ description: 'Does it hold everything there is? Then nothing else is taken in forms.' })
  complete!: boolean;

  @ApiProperty({ type: [DictionaryEntry] })
  items!: DictionaryEntry[];

  @ApiProperty({ description: 'There is more than was shown: look for it more exactly.' })
  more!: boolean;
}
