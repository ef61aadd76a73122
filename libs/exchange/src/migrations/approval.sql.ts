/** Routes as data. A version is never changed: what has begun by it goes on by it. */
export const ROUTES = `
  CREATE TABLE exchange.approval_routes (
    id uuid PRIMARY KEY,
    participant_id uuid NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    position integer NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    created_at timestamptz NOT NULL,
    archived_at timestamptz
  );
  CREATE UNIQUE INDEX approval_routes_by_name ON exchange.approval_routes (participant_id, lower(name)) WHERE archived_at IS NULL;
  REVOKE DELETE ON exchange.approval_routes FROM qujat_app;
  CREATE TABLE exchange.approval_route_versions (
    route_id uuid NOT NULL REFERENCES exchange.approval_routes,
    version integer NOT NULL CHECK (version > 0),
    participant_id uuid NOT NULL,
    name text NOT NULL,
    moment text NOT NULL CHECK (moment IN ('before-signing','before-answer')),
    mandatory boolean NOT NULL,
    document_types text[] NOT NULL,
    amount_from bigint CHECK (amount_from BETWEEN 0 AND 9007199254740991),
    amount_to bigint CHECK (amount_to BETWEEN 0 AND 9007199254740991),
    departments uuid[] NOT NULL,
    steps jsonb NOT NULL CHECK (jsonb_typeof(steps) = 'array' AND jsonb_array_length(steps) BETWEEN 1 AND 20),
    made_at timestamptz NOT NULL,
    made_by jsonb NOT NULL,
    PRIMARY KEY (route_id, version),
    CHECK (amount_from IS NULL OR amount_to IS NULL OR amount_from <= amount_to)
  );
  REVOKE UPDATE, DELETE ON exchange.approval_route_versions FROM qujat_app;`;

/** Where a document stands inside an organisation (the axis), and its rounds: each with the people and the content it had. */
export const ROUNDS = `
  CREATE TABLE exchange.approvals (
    id uuid PRIMARY KEY,
    document_id uuid NOT NULL REFERENCES exchange.documents ON DELETE CASCADE,
    participant_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('none','running','approved','returned')),
    round integer NOT NULL CHECK (round > 0),
    step integer NOT NULL CHECK (step >= 0),
    UNIQUE (document_id, participant_id)
  );
  CREATE TABLE exchange.approval_rounds (
    id uuid PRIMARY KEY,
    approval_id uuid NOT NULL REFERENCES exchange.approvals ON DELETE CASCADE,
    participant_id uuid NOT NULL,
    round integer NOT NULL CHECK (round > 0),
    route_id uuid NOT NULL,
    route_version integer NOT NULL,
    route_name text NOT NULL,
    steps jsonb NOT NULL,
    started_at timestamptz NOT NULL,
    started_by jsonb NOT NULL,
    starter_id uuid,
    subject jsonb NOT NULL,
    outcome text CHECK (outcome IN ('approved','returned','withdrawn','fallen','annulled')),
    ended_at timestamptz,
    ended_by jsonb,
    reason text,
    -- An approved document that was changed afterwards.
    fell_at timestamptz,
    UNIQUE (approval_id, round),
    FOREIGN KEY (route_id, route_version) REFERENCES exchange.approval_route_versions,
    CHECK ((outcome IS NULL) = (ended_at IS NULL)),
    CHECK (outcome <> 'returned' OR reason <> ''),
    CHECK (fell_at IS NULL OR outcome = 'approved')
  );
  CREATE UNIQUE INDEX approval_rounds_one_open ON exchange.approval_rounds (approval_id) WHERE outcome IS NULL;`;

/** What a person is asked to decide; what was decided stays. */
export const TASKS = `
  CREATE TABLE exchange.approval_tasks (
    id uuid PRIMARY KEY,
    round_id uuid NOT NULL REFERENCES exchange.approval_rounds ON DELETE CASCADE,
    document_id uuid NOT NULL REFERENCES exchange.documents ON DELETE CASCADE,
    participant_id uuid NOT NULL,
    step integer NOT NULL CHECK (step >= 0),
    user_id uuid NOT NULL,
    person text NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting','approved','returned','forwarded','skipped','cancelled')),
    given_at timestamptz NOT NULL,
    due_at timestamptz,
    decided_at timestamptz,
    -- Another than the person asked: a substitute, or an administrator who forwards.
    decided_by jsonb,
    decided_by_id uuid,
    remark text,
    forwarded_from uuid REFERENCES exchange.approval_tasks ON DELETE CASCADE,
    -- An approving signature over the document's bytes, of the purpose 'approval'.
    signature bytea,
    signer jsonb,
    report jsonb,
    verification_id uuid,
    reminded_at timestamptz,
    overdue_at timestamptz,
    CHECK ((state = 'waiting') = (decided_at IS NULL)),
    CHECK ((signature IS NULL) = (verification_id IS NULL))
  );
  CREATE UNIQUE INDEX approval_tasks_one_a_person ON exchange.approval_tasks (round_id, step, user_id) WHERE state IN ('waiting','approved');
  CREATE INDEX approval_tasks_waiting ON exchange.approval_tasks (participant_id, user_id, given_at) WHERE state = 'waiting';
  CREATE INDEX approval_tasks_due ON exchange.approval_tasks (due_at) WHERE state = 'waiting';
  CREATE INDEX approval_tasks_by_document ON exchange.approval_tasks (document_id);
  CREATE FUNCTION exchange.keep_decided_task() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.state = 'waiting' THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'the task % has been decided and stays as it is', OLD.id USING ERRCODE = '23514';
  END $$;
  CREATE TRIGGER keep_decided BEFORE UPDATE ON exchange.approval_tasks FOR EACH ROW EXECUTE FUNCTION exchange.keep_decided_task();`;

/** Who acts for whom, from which day to which. */
export const SUBSTITUTES = `
  CREATE TABLE exchange.approval_substitutes (
    id uuid PRIMARY KEY,
    participant_id uuid NOT NULL,
    user_id uuid NOT NULL,
    person text NOT NULL,
    substitute_id uuid NOT NULL,
    substitute text NOT NULL,
    from_day date NOT NULL,
    to_day date NOT NULL,
    made_at timestamptz NOT NULL,
    ended_at timestamptz,
    CHECK (user_id <> substitute_id),
    CHECK (from_day <= to_day)
  );
  CREATE INDEX approval_substitutes_by_person ON exchange.approval_substitutes (participant_id, user_id) WHERE ended_at IS NULL;
  CREATE INDEX approval_substitutes_by_substitute ON exchange.approval_substitutes (participant_id, substitute_id) WHERE ended_at IS NULL;
  REVOKE DELETE ON exchange.approval_substitutes FROM qujat_app;`;

const APPROVED_BY = [
  ...['title', 'type', 'note', 'outgoing_number', 'document_date', 'amount', 'department_id', 'recipient_id'],
  ...['recipient_bin', 'invitation_id'],
];
const columns = (row: string): string => APPROVED_BY.map((column) => `${row}.${column}`).join(', ');

/** Whoever changes a draft, by whichever way: what was approved was another document, so the approval falls. */
export const CONTENT_CHANGES = `
  CREATE FUNCTION exchange.approval_falls(document uuid) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
    UPDATE exchange.approval_tasks t SET state = 'cancelled', decided_at = now() FROM exchange.documents d
      WHERE t.document_id = document AND d.id = document AND t.participant_id = d.sender_id AND t.state = 'waiting';
    UPDATE exchange.approval_rounds r SET
        fell_at = CASE WHEN r.outcome = 'approved' THEN now() END,
        ended_at = coalesce(r.ended_at, now()),
        outcome = coalesce(r.outcome, 'fallen')
      FROM exchange.approvals a JOIN exchange.documents d ON d.id = a.document_id AND d.sender_id = a.participant_id
      WHERE a.document_id = document AND a.state IN ('running','approved') AND r.approval_id = a.id AND r.round = a.round;
    UPDATE exchange.approvals a SET state = 'none' FROM exchange.documents d
      WHERE a.document_id = document AND d.id = document AND a.participant_id = d.sender_id AND a.state IN ('running','approved');
  END $$;
  CREATE FUNCTION exchange.approval_falls_with_requisites() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.signature = 'unsigned' AND OLD.delivery = 'draft' AND (${columns('OLD')}) IS DISTINCT FROM (${columns('NEW')})
    THEN PERFORM exchange.approval_falls(NEW.id); END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER approval_falls AFTER UPDATE ON exchange.documents
    FOR EACH ROW EXECUTE FUNCTION exchange.approval_falls_with_requisites();
  CREATE FUNCTION exchange.approval_falls_with_file() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM exchange.approval_falls(coalesce(NEW.document_id, OLD.document_id));
    RETURN NULL;
  END $$;
  CREATE TRIGGER approval_falls AFTER INSERT OR UPDATE OR DELETE ON exchange.document_files
    FOR EACH ROW EXECUTE FUNCTION exchange.approval_falls_with_file();`;
