import { ApiProperty } from '@nestjs/swagger';
import { ParticipantFormResponse } from '../participant/participant.form.response.js';
import { CHANGE_STATES, type ChangeRecord, type ChangeState } from './change.types.js';

/** A change of an accredited participant's data (E-5.5, E-6.4). */
export class ParticipantChange {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: CHANGE_STATES, enumName: 'ParticipantChangeState' })
  state!: ChangeState;

  @ApiProperty({ type: ParticipantFormResponse, description: 'The whole form as it is typed, or as it was submitted.' })
  form!: ParticipantFormResponse;

  @ApiProperty({ type: [String], description: 'Identity fields that wait for the operator.', example: ['fullName.ru'] })
  fields!: string[];

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  submittedAt!: string | null;
}

/** The change as the API shows it. */
export function presentChange({ id, state, form, fields, submittedAt }: ChangeRecord): ParticipantChange {
  return {
    ...{ id, state, form: form as ParticipantFormResponse, fields: [...fields] },
    submittedAt: submittedAt?.toISOString() ?? null,
  };
}
