import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsUUID, ValidateNested } from 'class-validator';

/** One who is to sign. */
export class SignerAsked {
  @ApiProperty({
    ...{ format: 'uuid', nullable: true, type: String, required: false },
    description: 'A person of the organisation; none: anyone with the power.',
  })
  @IsOptional()
  @IsUUID()
  userId?: string | null;
}

/** Who is to sign on the acting side. */
export class SetSigners {
  @ApiProperty({ description: 'One after the other; otherwise in any order.' })
  @IsBoolean()
  inOrder!: boolean;

  @ApiProperty({
    type: () => [SignerAsked],
    maxItems: 10,
    description: 'Empty: one signature of whoever has the power.',
  })
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => SignerAsked)
  signers!: SignerAsked[];
}

/** One who is to sign, and whether they have. */
export class SignerPlace {
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  userId!: string | null;

  @ApiProperty({ nullable: true, type: String, description: 'None: anyone with the power.' })
  name!: string | null;

  @ApiProperty()
  signed!: boolean;
}

/** Who is to sign on the reader's side. */
export class Signers {
  @ApiProperty()
  inOrder!: boolean;

  @ApiProperty({ type: () => [SignerPlace] })
  places!: SignerPlace[];
}

/** A person of the organisation who can be asked to sign. */
export class PossibleSigner {
  @ApiProperty({ format: 'uuid' })
  userId!: string;

  @ApiProperty()
  name!: string;
}
