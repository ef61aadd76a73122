const forced = (table: string): string =>
  `ALTER TABLE identity.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE identity.${table} FORCE ROW LEVEL SECURITY;`;

const ALL = 'platform.sees_everything()';
const SYSTEM = `platform.scope() = 'system'`;
const OWN_USER = (column: string): string => `${column} IS NOT DISTINCT FROM platform.user_id()`;

/** Row-level security: one's own, one's organisation's, and of the others only what the public register shows. */
export const POLICIES = `
  ${['users', 'certificates', 'operator_staff', 'login_nonces', 'sessions'].map(forced).join('\n')}
  ${['participants', 'participant_versions', 'memberships', 'accreditation_decisions', 'acceptances'].map(forced).join('\n')}

  CREATE POLICY users_see_themselves ON identity.users FOR SELECT
    USING (${ALL} OR ${OWN_USER('id')} OR EXISTS (
      SELECT 1 FROM identity.memberships m WHERE m.user_id = users.id AND platform.acts_for(m.participant_id)));
  CREATE POLICY users_register_themselves ON identity.users FOR INSERT WITH CHECK (${SYSTEM} OR ${OWN_USER('id')});
  CREATE POLICY users_change_themselves ON identity.users FOR UPDATE
    USING (${SYSTEM} OR ${OWN_USER('id')}) WITH CHECK (${SYSTEM} OR ${OWN_USER('id')});

  CREATE POLICY certificates_are_the_portals ON identity.certificates USING (${ALL}) WITH CHECK (${SYSTEM});
  CREATE POLICY staff_is_the_portals ON identity.operator_staff USING (${SYSTEM}) WITH CHECK (${SYSTEM});
  CREATE POLICY nonces_are_the_portals ON identity.login_nonces USING (${SYSTEM}) WITH CHECK (${SYSTEM});
  CREATE POLICY sessions_are_the_portals ON identity.sessions USING (${SYSTEM}) WITH CHECK (${SYSTEM});

  CREATE POLICY participants_are_seen ON identity.participants FOR SELECT
    USING (state = 'accredited' OR ${ALL} OR platform.acts_for(id) OR ${OWN_USER('created_by')});
  CREATE POLICY participants_register_themselves ON identity.participants FOR INSERT
    WITH CHECK (${SYSTEM} OR (${OWN_USER('created_by')} AND state = 'draft'));
  -- E-3.11: nobody accredits themselves; the operator decides and changes nothing else (see the trigger).
  CREATE POLICY participants_are_changed ON identity.participants FOR UPDATE
    USING (${ALL} OR platform.acts_for(id)) WITH CHECK (${ALL} OR (platform.acts_for(id) AND state <> 'accredited'));

  CREATE POLICY versions_are_seen ON identity.participant_versions FOR SELECT
    USING (${ALL} OR platform.acts_for(participant_id) OR ${OWN_USER('changed_by')});
  CREATE POLICY versions_are_written ON identity.participant_versions FOR INSERT
    WITH CHECK (${SYSTEM} OR platform.acts_for(participant_id) OR ${OWN_USER('changed_by')});
  CREATE POLICY versions_are_corrected ON identity.participant_versions FOR UPDATE
    USING (${SYSTEM} OR platform.acts_for(participant_id));

  CREATE POLICY memberships_are_seen ON identity.memberships FOR SELECT
    USING (${ALL} OR platform.acts_for(participant_id) OR ${OWN_USER('user_id')});
  CREATE POLICY memberships_follow_the_certificate ON identity.memberships FOR INSERT
    WITH CHECK (${SYSTEM} OR ${OWN_USER('user_id')});
  CREATE POLICY memberships_are_administered ON identity.memberships FOR UPDATE
    USING (${SYSTEM} OR platform.acts_for(participant_id));

  CREATE POLICY decisions_are_seen ON identity.accreditation_decisions FOR SELECT
    USING (${ALL} OR platform.acts_for(participant_id));
  CREATE POLICY decisions_are_the_operators ON identity.accreditation_decisions FOR INSERT
    WITH CHECK (platform.scope() IN ('operator','system'));

  CREATE POLICY acceptances_are_seen ON identity.acceptances FOR SELECT
    USING (${ALL} OR ${OWN_USER('user_id')} OR platform.acts_for(participant_id));
  CREATE POLICY acceptances_are_given ON identity.acceptances FOR INSERT WITH CHECK (${SYSTEM} OR ${OWN_USER('user_id')});

  -- E-10.2.3: the operator decides on an application; what a participant says of itself only it can change.
  CREATE FUNCTION identity.keep_from_operator() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF platform.scope() = 'operator' AND
      (OLD.kind, OLD.bin, OLD.name_kk, OLD.name_ru, OLD.name_en, OLD.version, OLD.created_by, OLD.submitted_at) IS DISTINCT FROM
      (NEW.kind, NEW.bin, NEW.name_kk, NEW.name_ru, NEW.name_en, NEW.version, NEW.created_by, NEW.submitted_at)
    THEN RAISE EXCEPTION 'the operator does not change a participant''s data' USING ERRCODE = '42501'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_from_operator BEFORE UPDATE ON identity.participants
    FOR EACH ROW EXECUTE FUNCTION identity.keep_from_operator();`;
