import { ApiProperty } from '@nestjs/swagger';
import { APPROVAL_STATES, type ApprovalState } from './approval.machine.js';

/** How the document stands inside the reader's organisation; the other side has its own and never sees this one. */
export class DocumentApproval {
  @ApiProperty({ enum: APPROVAL_STATES, enumName: 'ApprovalState' })
  state!: ApprovalState;

  @ApiProperty({ description: 'A mandatory route matches: it is neither signed nor sent before it is approved.' })
  required!: boolean;

  @ApiProperty({ nullable: true, type: String, description: 'The route that runs, or the one it would take.' })
  route!: string | null;

  @ApiProperty({ type: [String], description: 'Names of those who are asked now.' })
  awaited!: string[];
}
