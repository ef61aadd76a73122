/** Numbers of documents: a sequence per year, made when the year's first document asks for it. */
export const NUMBERS = `
  CREATE FUNCTION exchange.next_number(year integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog AS $$
  DECLARE
    sequence_name text := 'exchange.document_number_' || year;
  BEGIN
    IF year NOT BETWEEN 2000 AND 9999 THEN RAISE EXCEPTION 'year % out of range', year; END IF;
    IF to_regclass(sequence_name) IS NULL THEN
      PERFORM pg_advisory_xact_lock(hashtext('exchange.next_number'));
      EXECUTE 'CREATE SEQUENCE IF NOT EXISTS ' || sequence_name;
    END IF;
    RETURN nextval(sequence_name);
  END $$;`;

/** The document: one column per axis; names of the parties as they were, without reaching into another context. */
export const DOCUMENTS = `
  CREATE TABLE exchange.documents (
    id uuid PRIMARY KEY,
    number text NOT NULL UNIQUE,
    public_token text NOT NULL UNIQUE CHECK (length(public_token) >= 22),
    title text NOT NULL CHECK (title <> ''),
    type text NOT NULL CHECK (type IN ('contract','act','invoice','invoice-for-payment','power-of-attorney','letter','free-form')),
    note text,
    outgoing_number text,
    document_date date,
    sender_id uuid NOT NULL,
    sender_bin text NOT NULL,
    sender_name jsonb NOT NULL,
    recipient_id uuid,
    recipient_bin text,
    recipient_name jsonb,
    signature text NOT NULL DEFAULT 'unsigned' CHECK (signature IN ('unsigned','verifying','signed')),
    delivery text NOT NULL DEFAULT 'draft' CHECK (delivery IN ('draft','queued','delivered','recalled')),
    receipt text NOT NULL DEFAULT 'none' CHECK (receipt IN ('none','pending','received')),
    response text NOT NULL DEFAULT 'none' CHECK (response IN ('none','awaited','verifying','signed','refused')),
    status text NOT NULL GENERATED ALWAYS AS (CASE
      WHEN delivery = 'draft' THEN CASE signature WHEN 'signed' THEN 'ready' WHEN 'verifying' THEN 'verifying' ELSE 'draft' END
      WHEN delivery <> 'delivered' THEN delivery
      WHEN response = 'refused' THEN 'refused'
      WHEN response = 'verifying' THEN 'verifying'
      WHEN receipt = 'pending' THEN 'receipt-pending'
      WHEN response = 'signed' THEN 'completed'
      WHEN receipt = 'received' THEN 'received'
      ELSE 'delivered' END) STORED,
    search_text text NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid,
    created_by_name text NOT NULL,
    submitted_at timestamptz,
    sent_at timestamptz,
    received_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CHECK ((recipient_id IS NULL) = (recipient_bin IS NULL) AND (recipient_id IS NULL) = (recipient_name IS NULL)),
    CHECK (recipient_id IS DISTINCT FROM sender_id),
    CHECK (delivery = 'draft' OR recipient_id IS NOT NULL),
    -- E-7.5.9: nothing is delivered as a document without a verifiable signature.
    CHECK (delivery NOT IN ('delivered','recalled') OR (signature = 'signed' AND sent_at IS NOT NULL)),
    CHECK (delivery = 'draft' OR submitted_at IS NOT NULL),
    -- E-7.1.5: recall only before the receipt.
    CHECK (receipt = 'none' OR delivery = 'delivered'),
    CHECK ((receipt = 'received') = (received_at IS NOT NULL)),
    CHECK ((response = 'none') = (delivery <> 'delivered')),
    CHECK (response IN ('none','awaited') OR receipt <> 'none')
  );
  CREATE INDEX documents_inbox ON exchange.documents (recipient_id, sent_at DESC, id DESC) WHERE delivery IN ('delivered','recalled');
  CREATE INDEX documents_outbox ON exchange.documents (sender_id, submitted_at DESC, id DESC) WHERE delivery <> 'draft';
  CREATE INDEX documents_drafts ON exchange.documents (sender_id, created_at DESC, id DESC) WHERE delivery = 'draft';`;

/** The second wall under the machine: what has been signed keeps its requisites and its file. */
export const KEEP_SIGNED = `
  CREATE FUNCTION exchange.keep_signed_document() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.signature = 'unsigned' AND OLD.delivery = 'draft' THEN RETURN NEW; END IF;
    IF (OLD.id, OLD.number, OLD.public_token, OLD.title, OLD.type, OLD.note, OLD.outgoing_number, OLD.document_date,
        OLD.sender_id, OLD.recipient_id, OLD.created_at) IS DISTINCT FROM
       (NEW.id, NEW.number, NEW.public_token, NEW.title, NEW.type, NEW.note, NEW.outgoing_number, NEW.document_date,
        NEW.sender_id, NEW.recipient_id, NEW.created_at)
    THEN RAISE EXCEPTION 'document % has been signed: its requisites stay', OLD.number USING ERRCODE = '23514'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_signed BEFORE UPDATE ON exchange.documents FOR EACH ROW EXECUTE FUNCTION exchange.keep_signed_document();
  CREATE FUNCTION exchange.keep_signed_file() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF EXISTS (SELECT 1 FROM exchange.documents WHERE id = OLD.document_id AND signature <> 'unsigned')
    THEN RAISE EXCEPTION 'document % has been signed: its file stays', OLD.document_id USING ERRCODE = '23514'; END IF;
    RETURN coalesce(NEW, OLD);
  END $$;
  CREATE TRIGGER keep_signed BEFORE UPDATE OR DELETE ON exchange.document_files
    FOR EACH ROW EXECUTE FUNCTION exchange.keep_signed_file();`;
