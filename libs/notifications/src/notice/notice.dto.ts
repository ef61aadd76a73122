import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

/** Which notices. */
export class NoticeQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '`next` of the page before.' })
  @IsOptional()
  @IsUUID()
  before?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @ApiPropertyOptional({ description: 'Only those that have not been read.' })
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  unread?: boolean;
}

/** Up to which notice all are read. */
export class ReadAll {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  upTo!: string;
}

/** A notice, in the language of the one who reads it. */
export class PortalNotice {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'participant-accredited' })
  kind!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ nullable: true, type: String, description: 'Where in the portal one goes on.' })
  link!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  readAt!: string | null;
}

/** How many notices wait to be read. */
export class UnreadNotices {
  @ApiProperty()
  unread!: number;
}

/** One page of notices, the newest first. */
export class NoticeList extends UnreadNotices {
  @ApiProperty({ type: [PortalNotice] })
  items!: PortalNotice[];

  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  next!: string | null;
}
