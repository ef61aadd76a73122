import { ApiProperty } from '@nestjs/swagger';
import { Agreement } from '../agreement/agreement.response.js';
import { Participant, ParticipantSummary } from '../participant/participant.response.js';
import { SessionCertificate } from '../session/session.dto.js';
import { CHECKS } from './accreditation.dto.js';

/** An application in the queue. */
export class QueuedParticipant extends ParticipantSummary {
  @ApiProperty({ format: 'date-time' })
  submittedAt!: string;
}

/** How many applications stand where. */
export class QueueCounts {
  @ApiProperty()
  submitted!: number;
  @ApiProperty()
  accredited!: number;
  @ApiProperty()
  refused!: number;
}

/** A page of the queue. */
export class AccreditationQueue {
  @ApiProperty({ type: [QueuedParticipant] })
  items!: QueuedParticipant[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;

  @ApiProperty({ type: QueueCounts })
  counts!: QueueCounts;
}

/** Who registered the organisation. */
export class FirstHead {
  @ApiProperty()
  name!: string;
  @ApiProperty()
  iin!: string;
  @ApiProperty({ type: SessionCertificate })
  certificate!: SessionCertificate;
}

/** A check of the list: made by the portal itself, or for the operator to make. */
export class ChecklistItem {
  @ApiProperty({ enum: CHECKS, enumName: 'AccreditationCheck' })
  id!: (typeof CHECKS)[number];
  @ApiProperty()
  automatic!: boolean;
  @ApiProperty({ nullable: true, type: Boolean, description: 'Null: nobody has looked yet.' })
  ok!: boolean | null;
  @ApiProperty({ nullable: true, type: String })
  detail!: string | null;
}

/** An application with everything the operator decides by. */
export class AccreditationCase extends Participant {
  @ApiProperty({ type: FirstHead })
  firstHead!: FirstHead;
  @ApiProperty({ type: [Agreement] })
  agreements!: Agreement[];
  @ApiProperty({ type: [ChecklistItem] })
  checklist!: ChecklistItem[];
}
