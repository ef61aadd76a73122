/** What parts words: blanks and signs. Written as code points, so that the database's locale has no say. */
const SEPARATORS = String.raw`[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e\u00a0-\u00bf\u2010-\u205e\u2116\u3000-\u303f]+`;

const ALTERNATIVES = (suffixes: string): string => `'^(.{3,}?)(${suffixes.trim().split(/\s+/).join('|')})$'`;
const CASES = ALTERNATIVES(`ның нің дың дің тың тің дан ден тан тен нан нен мен бен пен нда нде
  ға ге қа ке на не ны ні ды ді ты ті да де та те`);
const OWNERS = ALTERNATIVES('ымыз іміз мыз міз ыңыз іңіз ңыз ңіз ым ім ың ің сы сі ы і');
const PLURALS = ALTERNATIVES('лар лер дар дер тар тер');

/**
 * Words and what they are found by (ADR 0097): the word as it is written, its Russian stem, its Kazakh stems, a number also
 * without its zeros. Kazakh endings stand in a fixed order (plural, owner, case), so they come off from behind; where the last
 * one may be a case or an owner's, both stems are kept.
 */
export const WORDS = `
  CREATE FUNCTION exchange.kazakh_base(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(
      CASE WHEN owned = word THEN owned
        ELSE substr(owned, 1, length(owned) - 1) || translate(right(owned, 1), 'бгғ', 'пкқ') END,
      ${PLURALS}, '\\1')
    FROM (SELECT regexp_replace(word, ${OWNERS}, '\\1') AS owned) o $$;
  CREATE FUNCTION exchange.kazakh_stems(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY[exchange.kazakh_base(word), exchange.kazakh_base(
      regexp_replace(regexp_replace(word, ${CASES}, '\\1'), '^(.{3,}[ыі])н$', '\\1'))] $$;
  CREATE FUNCTION exchange.lexemes_of(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
      WHEN word ~ '^[0-9]+$' THEN ARRAY[word, ltrim(word, '0')]
      WHEN word ~ '^[a-z0-9]+$' THEN ARRAY[word]
      ELSE ARRAY[word] || coalesce(ts_lexize('pg_catalog.russian_stem', word), '{}') || exchange.kazakh_stems(word) END $$;
  CREATE FUNCTION exchange.split_words(body text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT left(w, 60) FROM regexp_split_to_table(body, '${SEPARATORS}') w WHERE w <> '' $$;
  CREATE FUNCTION exchange.words_of(body text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_to_tsvector(array_agg(DISTINCT x)), ''::tsvector)
    FROM (SELECT unnest(exchange.lexemes_of(w)) AS x
            FROM (SELECT DISTINCT w FROM exchange.split_words(body) w LIMIT 20000) u) l WHERE x <> '' $$;
  -- Every word is asked for: as a beginning when it has three letters or more, else as a whole; or by one of its stems.
  CREATE FUNCTION exchange.query_of(asked text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (string_agg('(' || (
        SELECT string_agg(quote_literal(x) || CASE WHEN x = w AND length(w) >= 3 THEN ':*' ELSE '' END, ' | ')
        FROM (SELECT DISTINCT x FROM unnest(exchange.lexemes_of(w)) x WHERE x <> '') l) || ')', ' & '))::tsquery
    FROM (SELECT DISTINCT w FROM exchange.split_words(replace(asked, '\\', ' ')) w LIMIT 12) u $$;`;

/**
 * What documents are found by, a row for each. \`words\` are those of the fields and of the contents, with a mark for every party,
 * so that the index itself parts what is whose.
 */
export const TEXTS = `
  CREATE TABLE exchange.document_texts (
    document_id uuid PRIMARY KEY REFERENCES exchange.documents ON DELETE CASCADE,
    parties text[] NOT NULL,
    fields tsvector NOT NULL,
    contents tsvector NOT NULL DEFAULT '',
    words tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(parties) || fields || contents) STORED,
    -- The text of the files, for the line in which a word was found.
    body text,
    state text NOT NULL DEFAULT 'none' CHECK (state IN ('none','due','read','unreadable')),
    -- Why it could not be read, or that only its beginning was.
    remark text,
    tries integer NOT NULL DEFAULT 0,
    CHECK ((state = 'read') = (body IS NOT NULL))
  );
  CREATE INDEX document_texts_words ON exchange.document_texts USING gin (words);
  CREATE INDEX document_texts_due ON exchange.document_texts (document_id) WHERE state = 'due';
  -- Not forced: \`documents_with\` reads the index as the owner, for the parties of the transaction alone (ADR 0097).
  ALTER TABLE exchange.document_texts ENABLE ROW LEVEL SECURITY;
  REVOKE INSERT, DELETE ON exchange.document_texts FROM qujat_app;`;

const PARTIES = (row: string): string =>
  `array_remove(ARRAY['@' || ${row}.sender_id, '@' || ${row}.recipient_id], NULL)`;

/** Who finds: contents only who may read them. A recipient learns nothing of them before opening (E-7.4). */
export const TEXT_WALLS = `
  CREATE POLICY texts_are_read_by_who_reads_the_document ON exchange.document_texts FOR SELECT USING (
    platform.scope() = 'system' OR EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = document_id
      AND (platform.acts_for(d.sender_id) OR d.receipt <> 'none')));
  CREATE POLICY texts_are_written_by_the_portal ON exchange.document_texts FOR UPDATE USING (platform.scope() = 'system');
  CREATE FUNCTION exchange.documents_with(asked tsquery) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog ROWS 1000 AS $$
    SELECT document_id FROM exchange.document_texts
    WHERE words @@ (quote_literal('@' || platform.participant_id())::tsquery && asked) $$;`;

/** The words of the fields follow the document; those of the contents become due with its files. */
export const KEPT_WORDS = `
  CREATE FUNCTION exchange.keep_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    INSERT INTO exchange.document_texts (document_id, parties, fields)
      VALUES (NEW.id, ${PARTIES('NEW')}, exchange.words_of(NEW.search_text))
      ON CONFLICT (document_id) DO UPDATE SET parties = excluded.parties, fields = excluded.fields;
    RETURN NULL;
  END $$;
  CREATE TRIGGER words_begin AFTER INSERT ON exchange.documents FOR EACH ROW EXECUTE FUNCTION exchange.keep_words();
  CREATE TRIGGER words_follow AFTER UPDATE OF search_text, recipient_id ON exchange.documents FOR EACH ROW
    WHEN (OLD.search_text IS DISTINCT FROM NEW.search_text OR OLD.recipient_id IS DISTINCT FROM NEW.recipient_id)
    EXECUTE FUNCTION exchange.keep_words();
  CREATE FUNCTION exchange.contents_are_due() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DECLARE
    changed uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.document_id ELSE NEW.document_id END;
    has_files boolean := EXISTS (SELECT 1 FROM exchange.document_files f WHERE f.document_id = changed);
  BEGIN
    UPDATE exchange.document_texts SET contents = '', body = NULL, remark = NULL, tries = 0,
      state = CASE WHEN has_files THEN 'due' ELSE 'none' END
      WHERE document_id = changed;
    RETURN NULL;
  END $$;
  CREATE TRIGGER contents_are_due AFTER INSERT OR UPDATE OF sha256 OR DELETE ON exchange.document_files
    FOR EACH ROW EXECUTE FUNCTION exchange.contents_are_due();`;

/** What exists already: fields at once, contents by the portal's own sweep. */
export const BACKFILL = `
  INSERT INTO exchange.document_texts (document_id, parties, fields, state)
    SELECT d.id, ${PARTIES('d')}, exchange.words_of(d.search_text),
      CASE WHEN f.has THEN 'due' ELSE 'none' END
    FROM exchange.documents d
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM exchange.document_files f WHERE f.document_id = d.id) AS has) f;`;
