import { ApiProperty, OmitType } from '@nestjs/swagger';
import { NamedApprover, SaveRoute, SaveStep } from './route.dto.js';

const UNMET = ['moment', 'type', 'amount', 'department'] as const;

/** A step of a route. */
export class ApprovalRouteStep extends OmitType(SaveStep, ['approvers'] as const) {
  @ApiProperty({ type: [NamedApprover] })
  approvers!: NamedApprover[];
}

/** A route of approval, or one version of it. */
export class ApprovalRoute extends OmitType(SaveRoute, ['steps'] as const) {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: [ApprovalRouteStep] })
  steps!: ApprovalRouteStep[];

  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: 'No longer taken by new approvals.' })
  archivedAt!: string | null;

  @ApiProperty({ format: 'date-time', description: 'When this version was made.' })
  madeAt!: string;

  @ApiProperty({ description: 'By whom.' })
  madeBy!: string;
}

/** A route with all its versions, the newest first. */
export class ApprovalRouteVersions {
  @ApiProperty({ type: [ApprovalRoute] })
  versions!: ApprovalRoute[];
}

/** Why a route is or is not taken. */
export class RouteTried {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ description: 'The one that is taken.' })
  taken!: boolean;

  @ApiProperty({ enum: UNMET, enumName: 'UnmetCondition', nullable: true, description: 'Null: it matches.' })
  unmet!: (typeof UNMET)[number] | null;
}

/** Which route a document would take, and why not the others. */
export class TryOutResult {
  @ApiProperty({ type: () => ApprovalRoute, nullable: true })
  route!: ApprovalRoute | null;

  @ApiProperty({ type: [RouteTried] })
  tried!: RouteTried[];
}

/** A role, or a role of a person. */
export class ColleagueRole {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

/** A person of the organisation. */
export class ColleaguePerson {
  @ApiProperty({ format: 'uuid', description: 'Of the user.' })
  userId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: [ColleagueRole] })
  roles!: ColleagueRole[];

  @ApiProperty({ description: 'Holds a power to approve, whatever its limits.' })
  approves!: boolean;
}
