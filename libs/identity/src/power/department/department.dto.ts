import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, IsString, IsUUID, Length } from 'class-validator';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A department. */
export class Department {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  parentId!: string | null;

  @ApiProperty()
  name!: string;
}

/** A new department. */
export class CreateDepartment {
  @ApiProperty({ minLength: 1, maxLength: 200 })
  @trimmed
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String, description: 'The department it is part of.' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;
}

/** What changes in a department; what is absent stays. */
export class ChangeDepartment {
  @ApiPropertyOptional({ minLength: 1, maxLength: 200 })
  @IsOptional()
  @trimmed
  @IsString()
  @Length(1, 200)
  name?: string;

  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;
}
