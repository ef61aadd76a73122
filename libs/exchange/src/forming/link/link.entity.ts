import type { Uuid } from '@qujat/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LinkKind } from './link-kinds.js';

/** One document is something to another. */
@Entity({ schema: 'exchange', name: 'document_links' })
export class LinkEntity {
  @PrimaryColumn('uuid')
  id!: Uuid;

  @Column('uuid', { name: 'from_id' })
  fromId!: Uuid;

  @Column('uuid', { name: 'to_id' })
  toId!: Uuid;

  @Column('text')
  kind!: LinkKind;

  /** Whose people have linked them. */
  @Column('uuid', { name: 'participant_id' })
  participantId!: Uuid;

  @Column('timestamptz', { name: 'made_at' })
  madeAt!: Date;

  @Column('text', { name: 'made_by_name' })
  madeByName!: string;
}
