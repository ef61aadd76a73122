import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsString, Length, Min, ValidateNested } from 'class-validator';
import type { BuiltInRole } from '../acts.js';
import { Grant } from '../grant.dto.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** Standings of a certificate whose powers the administrator can change. */
export const BUILT_IN = ['sign-right', 'employee'] as const satisfies readonly BuiltInRole[];

/** A role with its grants. */
export class PowerRole {
  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    description: 'null: given by the portal, never changed.',
  })
  id!: string | null;

  @ApiProperty({
    enum: BUILT_IN,
    enumName: 'BuiltInRole',
    nullable: true,
    description: 'What a certificate gives by itself.',
  })
  code!: BuiltInRole | null;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: 'integer', description: 'Rises with every change; 0: never changed.' })
  version!: number;

  @ApiProperty({ type: () => [Grant] })
  grants!: Grant[];

  @ApiProperty({ type: 'integer', description: 'How many people have it now.' })
  members!: number;
}

/** A role's powers as they shall be from now on. */
export class SaveGrants {
  @ApiProperty({ type: 'integer', description: 'The version that was looked at; 0 for a new one.' })
  @IsInt()
  @Min(0)
  version!: number;

  @ApiProperty({ type: () => [Grant], maxItems: 300 })
  @IsArray()
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  @Type(() => Grant)
  grants!: Grant[];
}

/** An own role of the organisation. */
export class SaveRole extends SaveGrants {
  @ApiProperty({ minLength: 1, maxLength: 100 })
  @trimmed
  @IsString()
  @Length(1, 100)
  name!: string;
}
