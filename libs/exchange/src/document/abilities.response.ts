import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Act } from './document.policy.js';

/** May the reader do this now; if not, why. */
export class Ability {
  @ApiProperty()
  allowed!: boolean;

  @ApiPropertyOptional({ description: 'Code of the reason, when not allowed.', example: 'ability.already_sent' })
  reason?: string;

  @ApiPropertyOptional({ description: "The reason as a sentence in the reader's language." })
  message?: string;
}

/** What the reader can do with the document now. */
export class Abilities implements Record<Act, Ability> {
  @ApiProperty()
  edit!: Ability;

  @ApiProperty()
  upload!: Ability;

  @ApiProperty()
  delete!: Ability;

  @ApiProperty()
  setSigners!: Ability;

  @ApiProperty()
  sign!: Ability;

  @ApiProperty()
  send!: Ability;

  @ApiProperty()
  open!: Ability;

  @ApiProperty()
  refuse!: Ability;

  @ApiProperty()
  askCorrection!: Ability;

  @ApiProperty()
  correct!: Ability;

  @ApiProperty()
  recall!: Ability;

  @ApiProperty()
  proposeAnnulment!: Ability;

  @ApiProperty()
  withdrawAnnulment!: Ability;

  @ApiProperty()
  acceptAnnulment!: Ability;

  @ApiProperty()
  refuseAnnulment!: Ability;

  @ApiProperty()
  print!: Ability;

  @ApiProperty()
  download!: Ability;
}
