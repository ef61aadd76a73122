import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** What to look for in a dictionary. */
export class DictionaryQuery {
  @ApiPropertyOptional({ maxLength: 100, description: 'Words of a name in any language, or the beginning of a code.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;

  @ApiPropertyOptional({ type: String, description: 'Codes, by commas: exactly these, retired ones too.' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  codes?: string[];

  @ApiPropertyOptional({ maxLength: 40, description: 'Only what lies in this one.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  parent?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 300, default: 20, type: Number })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(300)
  limit?: number;
}
