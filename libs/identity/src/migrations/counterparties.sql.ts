const SYSTEM = `platform.scope() = 'system'`;
const forced = (table: string): string =>
  `ALTER TABLE identity.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE identity.${table} FORCE ROW LEVEL SECURITY;`;

/** Addressed to the acting participant: by number, so that an invitation from before the registration is there at once. */
const ADDRESSED = `to_bin = (SELECT identity.own_bin())`;

/**
 * Invitations. Whom they go to is a BIN/IIN, or an e-mail address alone until its link is used: nothing in the row says
 * whether the invited one is registered.
 */
export const INVITATIONS = `
  -- The number under which the acting participant is invited: only an accredited one is somebody's counterparty.
  CREATE FUNCTION identity.own_bin() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT bin::text FROM identity.participants WHERE id = platform.participant_id() AND state = 'accredited' $$;

  CREATE TABLE identity.counterparty_invitations (
    id uuid PRIMARY KEY,
    from_id uuid NOT NULL REFERENCES identity.participants,
    from_bin text NOT NULL CHECK (from_bin <> ''),
    to_bin text CHECK (to_bin <> '' AND to_bin <> from_bin),
    to_email text CHECK (to_email LIKE '%_@_%' AND to_email = lower(to_email)),
    -- What the inviting side calls the invited one.
    to_name text CHECK (to_name <> ''),
    text text NOT NULL DEFAULT '' CHECK (length(text) <= 1000),
    locale text NOT NULL CHECK (locale IN ('kk','ru','en')),
    -- Of the link in the letter; who reads the database cannot use it.
    token_hash text UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    state text NOT NULL DEFAULT 'invited' CHECK (state IN ('invited','accepted','refused','withdrawn','expired')),
    created_at timestamptz NOT NULL,
    created_by jsonb NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
    decided_at timestamptz,
    decided_by jsonb,
    reason text CHECK (reason <> ''),
    CHECK (to_bin IS NOT NULL OR to_email IS NOT NULL),
    CHECK ((state = 'invited') = (decided_at IS NULL)),
    CHECK (state NOT IN ('accepted','refused') OR to_bin IS NOT NULL),
    CHECK (reason IS NULL OR state = 'refused')
  );
  REVOKE DELETE ON identity.counterparty_invitations FROM qujat_app;
  -- Two who invite each other at the same moment have one invitation, whoever comes second answers it.
  CREATE UNIQUE INDEX invitations_one_open_per_pair ON identity.counterparty_invitations
    (least(from_bin, to_bin), greatest(from_bin, to_bin)) WHERE state = 'invited' AND to_bin IS NOT NULL;
  CREATE UNIQUE INDEX invitations_one_open_per_email ON identity.counterparty_invitations (from_id, to_email)
    WHERE state = 'invited' AND to_bin IS NULL;
  CREATE INDEX invitations_outgoing ON identity.counterparty_invitations (from_id, created_at DESC, id DESC);
  CREATE INDEX invitations_incoming ON identity.counterparty_invitations (to_bin, created_at DESC, id DESC);
  CREATE INDEX invitations_to_expire ON identity.counterparty_invitations (expires_at) WHERE state = 'invited';

  ${forced('counterparty_invitations')}
  CREATE POLICY invitations_are_seen_by_both ON identity.counterparty_invitations FOR SELECT
    USING (${SYSTEM} OR platform.acts_for(from_id) OR ${ADDRESSED});
  CREATE POLICY invitations_are_made_in_ones_own_name ON identity.counterparty_invitations FOR INSERT
    WITH CHECK (${SYSTEM} OR (platform.acts_for(from_id) AND from_bin = (SELECT identity.own_bin()) AND state = 'invited'));
  -- The inviting side takes back, the invited one answers: neither does the other's act.
  CREATE POLICY invitations_are_decided_by_their_side ON identity.counterparty_invitations FOR UPDATE
    USING (${SYSTEM} OR (state = 'invited' AND (platform.acts_for(from_id) OR ${ADDRESSED})))
    WITH CHECK (${SYSTEM} OR (platform.acts_for(from_id) AND state IN ('invited','withdrawn'))
      OR (${ADDRESSED} AND state IN ('invited','accepted','refused')));

  CREATE FUNCTION identity.keep_invitation() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.state <> 'invited' THEN
      RAISE EXCEPTION 'invitation % is decided and stays as it is', OLD.id USING ERRCODE = '23514';
    END IF;
    IF (OLD.id, OLD.from_id, OLD.from_bin, OLD.to_email, OLD.to_name, OLD.text, OLD.created_at, OLD.created_by, OLD.expires_at)
      IS DISTINCT FROM
       (NEW.id, NEW.from_id, NEW.from_bin, NEW.to_email, NEW.to_name, NEW.text, NEW.created_at, NEW.created_by, NEW.expires_at)
      OR (OLD.to_bin IS NOT NULL AND OLD.to_bin IS DISTINCT FROM NEW.to_bin)
    THEN RAISE EXCEPTION 'invitation %: what was sent stays', OLD.id USING ERRCODE = '23514'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_invitation BEFORE UPDATE ON identity.counterparty_invitations
    FOR EACH ROW EXECUTE FUNCTION identity.keep_invitation();`;

/** One row for two participants, whoever invited: a relation has no direction. */
export const RELATIONS = `
  CREATE TABLE identity.counterparty_relations (
    a_id uuid NOT NULL REFERENCES identity.participants,
    b_id uuid NOT NULL REFERENCES identity.participants,
    invitation_id uuid NOT NULL UNIQUE REFERENCES identity.counterparty_invitations,
    since timestamptz NOT NULL,
    PRIMARY KEY (a_id, b_id),
    CHECK (a_id < b_id)
  );
  CREATE INDEX relations_by_second ON identity.counterparty_relations (b_id);
  REVOKE UPDATE, DELETE ON identity.counterparty_relations FROM qujat_app;
  ${forced('counterparty_relations')}
  CREATE POLICY relations_are_seen_by_both ON identity.counterparty_relations FOR SELECT
    USING (${SYSTEM} OR platform.acts_for(a_id) OR platform.acts_for(b_id));
  CREATE POLICY relations_come_from_accepted_invitations ON identity.counterparty_relations FOR INSERT
    WITH CHECK ((${SYSTEM} OR platform.acts_for(a_id) OR platform.acts_for(b_id)) AND EXISTS (
      SELECT 1 FROM identity.counterparty_invitations i
      WHERE i.id = invitation_id AND i.state = 'accepted' AND i.from_id IN (a_id, b_id)));`;

/** The signed acceptance: the text, the signature over it, and what the verification found. */
export const ACCEPTANCES = `
  CREATE TABLE identity.counterparty_acceptances (
    invitation_id uuid PRIMARY KEY REFERENCES identity.counterparty_invitations,
    participant_id uuid NOT NULL REFERENCES identity.participants,
    content bytea NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    signature bytea NOT NULL,
    report jsonb NOT NULL,
    verification_id uuid NOT NULL,
    signer jsonb NOT NULL,
    accepted_at timestamptz NOT NULL
  );
  REVOKE UPDATE, DELETE ON identity.counterparty_acceptances FROM qujat_app;
  ${forced('counterparty_acceptances')}
  CREATE POLICY acceptances_go_with_the_invitation ON identity.counterparty_acceptances FOR SELECT
    USING (${SYSTEM} OR EXISTS (SELECT 1 FROM identity.counterparty_invitations i WHERE i.id = invitation_id));
  CREATE POLICY acceptances_are_given_for_ones_own ON identity.counterparty_acceptances FOR INSERT
    WITH CHECK (${SYSTEM} OR platform.acts_for(participant_id));`;

/** What a participant keeps about another, for itself alone: block, groups, note. The other side never reads it. */
export const CARDS = `
  CREATE TABLE identity.counterparty_cards (
    owner_id uuid NOT NULL REFERENCES identity.participants,
    other_id uuid NOT NULL REFERENCES identity.participants,
    note text NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    groups text[] NOT NULL DEFAULT '{}' CHECK (cardinality(groups) <= 20),
    blocked_at timestamptz,
    blocked_by jsonb,
    PRIMARY KEY (owner_id, other_id),
    CHECK (owner_id <> other_id),
    CHECK ((blocked_at IS NULL) = (blocked_by IS NULL))
  );
  REVOKE DELETE ON identity.counterparty_cards FROM qujat_app;
  ${forced('counterparty_cards')}
  CREATE POLICY cards_are_ones_own ON identity.counterparty_cards
    USING (${SYSTEM} OR platform.acts_for(owner_id)) WITH CHECK (${SYSTEM} OR platform.acts_for(owner_id));`;
