import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsString, Length, ValidateNested } from 'class-validator';
import { DocumentFilter } from '../../document/document-filter.js';
import { BOXES, type Box } from '../../document/document.types.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** Columns that may stand beside the document itself. */
export const COLUMNS = ['party', 'time', 'status', 'amount', 'type'] as const;

/** One of the columns. */
export type Column = (typeof COLUMNS)[number];

/** What a view shows of its list. */
export class ViewFilter extends OmitType(DocumentFilter, ['cursor', 'limit'] as const) {}

/** A view of a list, as it is saved. */
export class SaveView {
  @ApiProperty({ minLength: 1, maxLength: 80, example: 'Неподписанные акты' })
  @trimmed
  @IsString()
  @Length(1, 80)
  name!: string;

  @ApiProperty({ enum: BOXES, enumName: 'Box' })
  @IsIn(BOXES)
  box!: Box;

  @ApiProperty({ type: () => ViewFilter })
  @ValidateNested()
  @Type(() => ViewFilter)
  filter!: ViewFilter;

  @ApiProperty({
    enum: COLUMNS,
    enumName: 'ListColumn',
    isArray: true,
    description: 'Beside the document, in their order.',
  })
  @IsArray()
  @ArrayMaxSize(COLUMNS.length)
  @ArrayUnique()
  @IsIn(COLUMNS, { each: true })
  columns!: Column[];

  @ApiProperty({ description: 'Do colleagues see it as well?' })
  @IsBoolean()
  shared!: boolean;
}

/** Does a list begin with this view, for the one who asks? */
export class FirstView {
  @ApiProperty()
  @IsBoolean()
  first!: boolean;
}

/** A view of a list. */
export class SavedView extends SaveView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Did the reader make it?' })
  own!: boolean;

  @ApiProperty({ description: 'Who made it.' })
  madeBy!: string;

  @ApiProperty({ description: 'Does the list begin with it, for the reader?' })
  first!: boolean;
}

/** The views of a list's reader. */
export class SavedViewList {
  @ApiProperty({ type: () => [SavedView] })
  items!: SavedView[];
}
