import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LocalizedText } from '../http/responses.js';
import { SIZES } from './participant.types.js';

/** A member of a temporary association. */
export class AssociationMemberResponse {
  @ApiProperty()
  bin!: string;
  @ApiProperty({ description: 'Percent.', example: '33.3333' })
  share!: string;
}

/** The form as far as it is filled in. Codes are those of the dictionaries. */
export class ParticipantFormResponse {
  @ApiPropertyOptional({ type: LocalizedText })
  fullName?: LocalizedText;
  @ApiPropertyOptional({ type: LocalizedText })
  shortName?: LocalizedText;
  @ApiPropertyOptional()
  registrationNumber?: string;
  @ApiPropertyOptional()
  registrationDate?: string;
  @ApiPropertyOptional()
  legalForm?: string;
  @ApiPropertyOptional()
  ownership?: string;
  @ApiPropertyOptional({ enum: SIZES, enumName: 'ParticipantSize' })
  size?: (typeof SIZES)[number];
  @ApiPropertyOptional()
  oked?: string;
  @ApiPropertyOptional()
  iik?: string;
  @ApiPropertyOptional()
  bic?: string;
  @ApiPropertyOptional()
  bankName?: string;
  @ApiPropertyOptional()
  legalKato?: string;
  @ApiPropertyOptional()
  legalAddress?: string;
  @ApiPropertyOptional()
  actualKato?: string;
  @ApiPropertyOptional()
  actualAddress?: string;
  @ApiPropertyOptional()
  postalAddress?: string;
  @ApiPropertyOptional()
  vatPayer?: boolean;
  @ApiPropertyOptional()
  vatSeries?: string;
  @ApiPropertyOptional()
  vatNumber?: string;
  @ApiPropertyOptional()
  email?: string;
  @ApiPropertyOptional({ type: [String] })
  phones?: string[];
  @ApiPropertyOptional()
  parentBin?: string;
  @ApiPropertyOptional()
  parentName?: string;
  @ApiPropertyOptional()
  contractNumber?: string;
  @ApiPropertyOptional()
  contractDate?: string;
  @ApiPropertyOptional()
  validUntil?: string;
  @ApiPropertyOptional({ type: [AssociationMemberResponse] })
  members?: AssociationMemberResponse[];
}
