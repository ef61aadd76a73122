import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { GRANTABLE_ACTS, isDocumentAct, POWER_DOCUMENT_TYPES, type PowerAct } from './acts.js';

/** A power as it is granted: an act, and how far it goes; null sets no limit. */
export class Grant {
  @ApiProperty({ enum: GRANTABLE_ACTS, enumName: 'PowerAct' })
  @IsIn(GRANTABLE_ACTS)
  act!: PowerAct;

  @ApiProperty({ enum: POWER_DOCUMENT_TYPES, enumName: 'DocumentType', nullable: true })
  @IsOptional()
  @IsIn(POWER_DOCUMENT_TYPES)
  documentType!: (typeof POWER_DOCUMENT_TYPES)[number] | null;

  @ApiProperty({ type: 'integer', nullable: true, minimum: 0, description: 'The largest sum, in tiyn.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  limit!: number | null;

  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: 'A department with all its parts.' })
  @IsOptional()
  @IsUUID()
  departmentId!: string | null;
}

/** Grants as they are kept: acts without documents have no type, sum or department; the same grant stands once. */
export function cleanGrants(grants: readonly Grant[]): Grant[] {
  const all = grants.map(({ act, documentType, limit, departmentId }) =>
    isDocumentAct(act)
      ? { act, documentType: documentType ?? null, limit: limit ?? null, departmentId: departmentId ?? null }
      : { act, documentType: null, limit: null, departmentId: null },
  );
  return [...new Map(all.map((grant) => [JSON.stringify(grant), grant])).values()];
}
