import type { MigrationInterface, QueryRunner } from 'typeorm';

const forced = (table: string): string =>
  `ALTER TABLE notifications.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE notifications.${table} FORCE ROW LEVEL SECURITY;`;
const SYSTEM = `platform.scope() = 'system'`;
const OWN = 'user_id IS NOT DISTINCT FROM platform.user_id()';

/** Notices in the portal, letters (e-mail, SMS) on their way out, and what people do not want to be told. */
export class NotificationsSchema1700000600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notifications.notices (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind <> ''),
        -- What the sentence is filled with; the sentence itself is written at reading, in the reader's language.
        params jsonb NOT NULL,
        event_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        read_at timestamptz,
        UNIQUE (event_id, user_id, kind)
      );
      CREATE INDEX notices_by_user ON notifications.notices (user_id, id DESC);
      CREATE INDEX notices_unread ON notifications.notices (user_id) WHERE read_at IS NULL;
      REVOKE DELETE ON notifications.notices FROM qujat_app;
      CREATE TABLE notifications.letters (
        id uuid PRIMARY KEY,
        channel text NOT NULL CHECK (channel IN ('email','sms')),
        kind text NOT NULL CHECK (kind <> ''),
        params jsonb NOT NULL,
        locale text NOT NULL CHECK (locale IN ('kk','ru','en')),
        -- Null: identity names the address when the letter is sent (a contact that waits for its code).
        address text CHECK (address <> ''),
        user_id uuid NOT NULL,
        event_id uuid NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting','sent','dead','dropped')),
        attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
        last_error text,
        created_at timestamptz NOT NULL,
        settled_at timestamptz,
        UNIQUE (event_id, user_id, kind, channel),
        CHECK ((state = 'waiting') = (settled_at IS NULL)),
        CHECK (state <> 'dead' OR last_error IS NOT NULL)
      );
      CREATE INDEX letters_dead ON notifications.letters (id DESC) WHERE state = 'dead';
      REVOKE DELETE ON notifications.letters FROM qujat_app;
      CREATE TABLE notifications.declined (
        user_id uuid NOT NULL,
        topic text NOT NULL CHECK (topic <> ''),
        channel text NOT NULL CHECK (channel IN ('email','sms')),
        declined_at timestamptz NOT NULL,
        PRIMARY KEY (user_id, topic, channel)
      );
      ${['notices', 'letters', 'declined'].map(forced).join('\n')}
      CREATE POLICY notices_are_ones_own ON notifications.notices FOR SELECT USING (${SYSTEM} OR ${OWN});
      CREATE POLICY notices_are_read ON notifications.notices FOR UPDATE USING (${OWN}) WITH CHECK (${OWN});
      CREATE POLICY notices_are_the_portals ON notifications.notices FOR INSERT WITH CHECK (${SYSTEM});
      CREATE POLICY letters_are_the_portals ON notifications.letters
        USING (platform.sees_everything()) WITH CHECK (platform.sees_everything());
      CREATE POLICY declined_is_ones_own ON notifications.declined USING (${SYSTEM} OR ${OWN}) WITH CHECK (${OWN})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notifications.declined, notifications.letters, notifications.notices');
  }
}
