import { ApiProperty } from '@nestjs/swagger';
import { STEP_UP_ACTS, type StepUpAct } from '@qujat/platform';
import { IsIn } from 'class-validator';
import { SignIn } from '../session.dto.js';

/** Which kind of act is to be confirmed. */
export class AskStepUp {
  @ApiProperty({ enum: STEP_UP_ACTS, enumName: 'StepUpAct' })
  @IsIn(STEP_UP_ACTS)
  act!: StepUpAct;
}

/** The nonce, signed: CMS with the content attached. */
export class GrantStepUp extends SignIn {
  @ApiProperty({ enum: STEP_UP_ACTS, enumName: 'StepUpAct' })
  @IsIn(STEP_UP_ACTS)
  act!: StepUpAct;
}

/** A confirmation, and how long it serves. */
export class GrantedStepUp {
  @ApiProperty({ enum: STEP_UP_ACTS, enumName: 'StepUpAct' })
  act!: StepUpAct;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}
