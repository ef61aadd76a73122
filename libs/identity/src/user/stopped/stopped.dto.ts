import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { LocalizedText } from '../../http/responses.js';
import { MEMBER_STATES, type MemberState } from '../../power/member/member.dto.js';

/** Which users: one by IIN; without it those who are suspended. */
export class FindUsers {
  @ApiPropertyOptional({ pattern: '^[0-9]{12}$' })
  @IsOptional()
  @Matches(/^\d{12}$/)
  iin?: string;
}

/** Where a user works. */
export class WorksFor {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: LocalizedText })
  name!: LocalizedText;

  @ApiProperty()
  bin!: string;
}

/** A user as the operator sees one. */
export class OperatorUser {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  iin!: string;

  @ApiProperty({ enum: MEMBER_STATES, enumName: 'MemberState' })
  state!: MemberState;

  @ApiProperty({ nullable: true, type: String, description: 'Why the state is what it is.' })
  reason!: string | null;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  changedAt!: string | null;

  @ApiProperty({ nullable: true, type: String })
  changedBy!: string | null;

  @ApiProperty({ type: () => [WorksFor] })
  organisations!: WorksFor[];

  @ApiProperty({ type: 'integer', description: 'Open sessions, for whichever organisation.' })
  sessions!: number;
}
