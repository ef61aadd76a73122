import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../notifications.errors.js';
import { personalScope } from '../notice/personal.js';
import { MANDATORY, type Topic, TOPICS } from '../templates/template.js';

export const CHANNELS = ['email', 'sms'] as const;
/** By what a letter goes. In the portal itself everything is told. */
export type LetterChannel = (typeof CHANNELS)[number];

/** Does a person want letters about a topic? */
export interface Preference {
  readonly topic: Topic;
  readonly channel: LetterChannel;
  readonly wanted: boolean;
  readonly mandatory: boolean;
}

/** Some messages can be declined (E-10.2.2); those that protect the account cannot. */
@Injectable()
export class PreferenceService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** All topics and channels. */
  async of(actor: Actor): Promise<Preference[]> {
    const { userId, scope } = personalScope(actor);
    const declined = userId ? await this.work.run(scope, (tx) => declinedBy(tx, userId)) : [];
    return TOPICS.flatMap((topic) =>
      CHANNELS.map((channel) => ({
        ...{ topic, channel, mandatory: MANDATORY.includes(topic) },
        wanted: !declined.some((one) => one.topic === topic && one.channel === channel),
      })),
    );
  }

  /** Declines letters about a topic, or wants them again. */
  async set(actor: Actor, { topic, channel, wanted }: Omit<Preference, 'mandatory'>): Promise<Preference[]> {
    const { userId, scope } = personalScope(actor);
    if (!userId) throw refuse('notifications.not_registered');
    if (!wanted && MANDATORY.includes(topic)) throw refuse('notifications.mandatory');
    await this.work.run(scope, async (tx) => {
      await tx.manager.query(
        wanted
          ? 'DELETE FROM notifications.declined WHERE user_id = $1 AND topic = $2 AND channel = $3'
          : `INSERT INTO notifications.declined (user_id, topic, channel, declined_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
        wanted ? [userId, topic, channel] : [userId, topic, channel, this.clock.now()],
      );
      await tx.audit({
        act: 'preference.changed',
        subjectType: 'user',
        subjectId: userId,
        detail: { topic, channel, wanted },
      });
    });
    return this.of(actor);
  }

  /** The channels by which letters about `topic` go to the user. */
  async channelsFor(tx: Tx, userId: Uuid, topic: Topic | undefined): Promise<readonly LetterChannel[]> {
    if (topic === undefined || MANDATORY.includes(topic)) return CHANNELS;
    const declined = await declinedBy(tx, userId);
    return CHANNELS.filter((channel) => !declined.some((one) => one.topic === topic && one.channel === channel));
  }
}

const declinedBy = (tx: Tx, userId: Uuid): Promise<{ topic: string; channel: string }[]> =>
  tx.manager.query('SELECT topic, channel FROM notifications.declined WHERE user_id = $1', [userId]);
