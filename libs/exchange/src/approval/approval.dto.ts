import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** Submits for approval. */
export class StartApproval {
  @ApiPropertyOptional({ format: 'uuid', description: 'One of the routes that fit; otherwise the first of them.' })
  @IsOptional()
  @IsUUID()
  routeId?: string;
}

/** Which task is decided. */
class OfTask {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Where the person is asked more than once: their own and another’s.',
  })
  @IsOptional()
  @IsUUID()
  taskId?: string;
}

/** Approves. */
export class Approve extends OfTask {
  @ApiPropertyOptional({ maxLength: 2000, nullable: true, type: String })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(2000)
  remark?: string | null;

  @ApiPropertyOptional({
    maxLength: 400_000,
    description: 'Where the step asks for one: detached CMS over the exact bytes of the content, PEM or base64.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 400_000)
  signature?: string;
}

/** Returns for changes. */
export class ReturnForChanges extends OfTask {
  @ApiProperty({ minLength: 3, maxLength: 2000 })
  @trimmed
  @IsString()
  @Length(3, 2000)
  reason!: string;
}

/** Lets another person decide. */
export class ForwardTask extends OfTask {
  @ApiProperty({ format: 'uuid', description: 'A user of the organisation.' })
  @IsUUID()
  userId!: string;

  @ApiPropertyOptional({ maxLength: 2000, nullable: true, type: String })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(2000)
  remark?: string | null;
}

/** Takes the document back. */
export class WithdrawApproval {
  @ApiPropertyOptional({ maxLength: 2000, nullable: true, type: String })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(2000)
  reason?: string | null;
}

/** Who acts for one, from which day to which (the portal's calendar). */
export class NameSubstitute {
  @ApiProperty({ format: 'uuid', description: 'A user of the organisation.' })
  @IsUUID()
  substituteId!: string;

  @ApiProperty({ format: 'date', example: '2026-12-01' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  from!: string;

  @ApiProperty({ format: 'date', example: '2026-12-14', description: 'The last day.' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  to!: string;
}
