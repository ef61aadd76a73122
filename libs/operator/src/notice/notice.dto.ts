import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsString, Length, ValidateNested } from 'class-validator';

/** A headline in the three languages. */
export class NoticeTitle {
  @ApiProperty({ minLength: 1, maxLength: 200 })
  @IsString()
  @Length(1, 200)
  kk!: string;

  @ApiProperty({ minLength: 1, maxLength: 200 })
  @IsString()
  @Length(1, 200)
  ru!: string;

  @ApiProperty({ minLength: 1, maxLength: 200 })
  @IsString()
  @Length(1, 200)
  en!: string;
}

/** A text in the three languages. */
export class NoticeBody {
  @ApiProperty({ minLength: 1, maxLength: 5000 })
  @IsString()
  @Length(1, 5000)
  kk!: string;

  @ApiProperty({ minLength: 1, maxLength: 5000 })
  @IsString()
  @Length(1, 5000)
  ru!: string;

  @ApiProperty({ minLength: 1, maxLength: 5000 })
  @IsString()
  @Length(1, 5000)
  en!: string;
}

/** A notice to publish. */
export class PublishNotice {
  @ApiProperty({ type: NoticeTitle })
  // without it a missing text would pass
  @IsDefined()
  @ValidateNested()
  @Type(() => NoticeTitle)
  title!: NoticeTitle;

  @ApiProperty({ type: NoticeBody })
  @IsDefined()
  @ValidateNested()
  @Type(() => NoticeBody)
  body!: NoticeBody;
}

/** A notice on the main page. */
export class Notice {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: NoticeTitle })
  title!: NoticeTitle;

  @ApiProperty({ type: NoticeBody })
  body!: NoticeBody;

  @ApiProperty({ format: 'date-time' })
  publishedAt!: string;
}
