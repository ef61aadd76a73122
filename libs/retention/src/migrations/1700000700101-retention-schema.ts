import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Terms by type, an entry for each document and party, and holds under which nothing is destroyed (E-7.6.2). */
export class RetentionSchema1700000700101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [RULES, ENTRIES, HOLDS, WALLS, KEEPING, BACKFILL]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER held_documents_stay ON exchange.documents;
      DROP TABLE retention.holds, retention.entries, retention.rules;
      DROP FUNCTION retention.keep_held(), retention.is_held(uuid), retention.one_after_the_other(), retention.only_lifted()`);
  }
}

const TYPES = `'contract','act','waybill','invoice','invoice-for-payment','power-of-attorney','letter','free-form'`;

const RULES = `
  -- The rule of a type in force is the last one that has begun.
  CREATE TABLE retention.rules (
    type text NOT NULL CHECK (type IN (${TYPES})),
    effective_from date NOT NULL,
    years int NOT NULL CHECK (years BETWEEN 1 AND 100),
    PRIMARY KEY (type, effective_from)
  );
  REVOKE UPDATE, DELETE ON retention.rules FROM qujat_app;
  INSERT INTO retention.rules SELECT type, '2000-01-01', 5 FROM unnest(ARRAY[${TYPES}]) AS type;`;

const ENTRIES = `
  CREATE TABLE retention.entries (
    document_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    number text NOT NULL,
    title text NOT NULL,
    type text NOT NULL,
    -- What the term is counted from, and the portal's day on which it happened.
    event text NOT NULL CHECK (event IN ('sent','completed','refused','recalled','annulled')),
    day date NOT NULL,
    PRIMARY KEY (document_id, participant_id)
  );
  CREATE INDEX entries_of_a_participant ON retention.entries (participant_id, day, document_id);
  REVOKE DELETE ON retention.entries FROM qujat_app;`;

const HOLDS = `
  CREATE TABLE retention.holds (
    id uuid PRIMARY KEY,
    -- Whose hold it is; null: the operator's.
    owner_id uuid,
    -- What it holds: one document, or everything that a participant has.
    document_id uuid,
    participant_id uuid,
    -- The document's number or the participant's BIN, as they were.
    subject text NOT NULL CHECK (subject <> ''),
    ground text NOT NULL CHECK (ground <> ''),
    placed_at timestamptz NOT NULL,
    placed_by jsonb NOT NULL,
    -- The last day; the portal lifts it when the day is over.
    until date,
    lifted_at timestamptz,
    lifted_by jsonb,
    lift_reason text CHECK (lift_reason <> ''),
    CHECK ((document_id IS NULL) <> (participant_id IS NULL)),
    -- A participant holds its own documents, never another's.
    CHECK (owner_id IS NULL OR participant_id IS NULL OR owner_id = participant_id),
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lift_reason IS NULL))
  );
  CREATE INDEX holds_of_documents ON retention.holds (document_id) WHERE lifted_at IS NULL;
  CREATE INDEX holds_of_participants ON retention.holds (participant_id) WHERE lifted_at IS NULL;
  CREATE INDEX holds_that_end ON retention.holds (until) WHERE lifted_at IS NULL AND until IS NOT NULL;
  CREATE INDEX holds_by_owner ON retention.holds (owner_id, placed_at DESC);
  REVOKE DELETE ON retention.holds FROM qujat_app;
  CREATE FUNCTION retention.only_lifted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.lifted_at IS NOT NULL OR (to_jsonb(NEW) - 'lifted_at' - 'lifted_by' - 'lift_reason')
      IS DISTINCT FROM (to_jsonb(OLD) - 'lifted_at' - 'lifted_by' - 'lift_reason')
    THEN RAISE EXCEPTION 'a hold is lifted once, and changed in nothing else' USING ERRCODE = '42501'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER only_lifted BEFORE UPDATE ON retention.holds FOR EACH ROW EXECUTE FUNCTION retention.only_lifted();`;

const SYSTEM = `platform.scope() = 'system'`;
const SEEN_DOCUMENT = `EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = holds.document_id AND d.sent_at IS NOT NULL)`;
const OWN_ENTRY = `EXISTS (SELECT 1 FROM retention.entries e WHERE e.document_id = holds.document_id)`;

// Holds and entries are not forced: the function that keeps what is held looks at all of them as the owner, whoever destroys.
const WALLS = `
  ALTER TABLE retention.rules ENABLE ROW LEVEL SECURITY; ALTER TABLE retention.rules FORCE ROW LEVEL SECURITY;
  CREATE POLICY rules_are_public ON retention.rules FOR SELECT USING (true);
  CREATE POLICY rules_are_the_portals ON retention.rules FOR INSERT WITH CHECK (${SYSTEM});
  ALTER TABLE retention.entries ENABLE ROW LEVEL SECURITY;
  CREATE POLICY entries_are_the_parties ON retention.entries FOR SELECT USING (${SYSTEM} OR platform.acts_for(participant_id));
  CREATE POLICY entries_are_made_by_the_portal ON retention.entries FOR INSERT WITH CHECK (${SYSTEM});
  CREATE POLICY entries_are_moved_by_the_portal ON retention.entries FOR UPDATE USING (${SYSTEM});
  ALTER TABLE retention.holds ENABLE ROW LEVEL SECURITY;
  CREATE POLICY holds_are_seen ON retention.holds FOR SELECT USING (${SYSTEM} OR platform.acts_for(owner_id)
    OR (owner_id IS NULL AND (platform.sees_everything() OR platform.acts_for(participant_id) OR ${OWN_ENTRY})));
  CREATE POLICY holds_are_placed ON retention.holds FOR INSERT WITH CHECK (${SYSTEM}
    OR (platform.acts_for(owner_id) AND (document_id IS NULL OR ${SEEN_DOCUMENT})));
  CREATE POLICY holds_are_lifted_by_their_owner ON retention.holds FOR UPDATE
    USING (${SYSTEM} OR platform.acts_for(owner_id) OR (owner_id IS NULL AND platform.sees_everything()));`;

/**
 * The wall itself: what is held is not destroyed, whoever asks. Who places a hold and who destroys wait for one another, so that
 * neither misses the other.
 */
const KEEPING = `
  CREATE FUNCTION retention.one_after_the_other() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('retention.holds'));
    RETURN NULL;
  END $$;
  CREATE TRIGGER one_after_the_other BEFORE INSERT ON retention.holds
    FOR EACH STATEMENT EXECUTE FUNCTION retention.one_after_the_other();
  CREATE FUNCTION retention.is_held(document uuid) RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT EXISTS (SELECT 1 FROM retention.holds h WHERE h.lifted_at IS NULL AND h.document_id = document)
      OR EXISTS (SELECT 1 FROM retention.entries e JOIN retention.holds h ON h.participant_id = e.participant_id
                 WHERE e.document_id = document AND h.lifted_at IS NULL) $$;
  CREATE FUNCTION retention.keep_held() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('retention.holds'));
    IF retention.is_held(OLD.id) THEN
      RAISE EXCEPTION 'document % is under a legal hold', OLD.number USING ERRCODE = '42501';
    END IF;
    RETURN OLD;
  END $$;
  CREATE TRIGGER held_documents_stay BEFORE DELETE ON exchange.documents
    FOR EACH ROW WHEN (OLD.sent_at IS NOT NULL) EXECUTE FUNCTION retention.keep_held();`;

/** What was sent before there were entries. */
const BACKFILL = `
  INSERT INTO retention.entries (document_id, participant_id, number, title, type, event, day)
    SELECT d.id, p.id, d.number, d.title, d.type, coalesce(s.event, 'sent'),
      (coalesce(s.at, d.sent_at) AT TIME ZONE 'Asia/Almaty')::date
    FROM exchange.documents d CROSS JOIN LATERAL unnest(d.sender_id || d.available_to) AS p(id)
    LEFT JOIN LATERAL (
      SELECT t.at, CASE t.event WHEN 'qujat:Countersignature' THEN 'completed' WHEN 'qujat:Refusal' THEN 'refused'
        WHEN 'qujat:Recall' THEN 'recalled' ELSE 'annulled' END AS event
      FROM exchange.timeline t WHERE t.document_id = d.id
        AND t.event IN ('qujat:Countersignature','qujat:Refusal','qujat:Recall','qujat:Annulled')
      ORDER BY t.at DESC, t.id DESC LIMIT 1) s ON true
    WHERE d.sent_at IS NOT NULL;`;
