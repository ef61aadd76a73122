import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsString, IsUUID, Length } from 'class-validator';

/** A comment for colleagues. */
export class WriteComment {
  @ApiProperty({ minLength: 1, maxLength: 4000 })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Length(1, 4000)
  text!: string;

  @ApiProperty({ type: [String], format: 'uuid', maxItems: 20, description: 'Users of the organisation who are told.' })
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  mentions!: string[];
}

/** A person who was called. */
export class Mentioned {
  @ApiProperty({ format: 'uuid' })
  userId!: string;

  @ApiProperty()
  name!: string;
}

/** A comment; it never leaves the organisation. */
export class DocumentComment {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty()
  author!: string;

  @ApiProperty({ description: 'By the reader.' })
  own!: boolean;

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: [Mentioned] })
  mentions!: Mentioned[];
}
