import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { OperatorOnly } from '@qujat/platform';
import { OperatorStaff } from '../facade/operator-staff.service.js';
import { STAFF_ROLES, type StaffRole } from './staff-roles.js';

/** One who acts for the operator. */
export class StaffShown {
  @ApiProperty({ nullable: true, type: String, description: 'Null: they have never signed in.' })
  name!: string | null;
  @ApiProperty()
  iin!: string;
  @ApiProperty()
  bin!: string;
  @ApiProperty({ enum: STAFF_ROLES, enumName: 'StaffRole', isArray: true })
  roles!: StaffRole[];
  @ApiProperty({ format: 'date-time' })
  addedAt!: string;
}

@ApiTags('operator')
@Controller('operator/staff')
@OperatorOnly()
export class StaffController {
  constructor(private readonly staff: OperatorStaff) {}

  @Get()
  @ApiOperation({ operationId: 'operatorStaff', summary: 'Who acts for the operator, and in which roles.' })
  @ApiOkResponse({ type: [StaffShown] })
  async list(): Promise<StaffShown[]> {
    const all = await this.staff.list();
    return all.map(({ roles, addedAt, ...one }) => ({ ...one, roles: [...roles], addedAt: addedAt.toISOString() }));
  }
}
