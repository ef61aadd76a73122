import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * E-7.1.3: a document can be addressed with an invitation to one who is not registered yet: it has the recipient's number and
 * waits (`waiting`) until the invited one is accredited and accepts; then it gets the recipient, once.
 */
export class WithInvitation1700000400050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE exchange.documents
        ADD COLUMN invitation_id uuid,
        DROP CONSTRAINT documents_delivery_check,
        DROP CONSTRAINT documents_check, DROP CONSTRAINT documents_check2, DROP CONSTRAINT documents_check3,
        ADD CONSTRAINT documents_delivery_check CHECK (delivery IN ('draft','queued','waiting','delivered','recalled')),
        ADD CONSTRAINT documents_recipient_check CHECK ((recipient_bin IS NULL) = (recipient_name IS NULL)
          AND (recipient_bin IS NULL) = (recipient_id IS NULL AND invitation_id IS NULL)),
        ADD CONSTRAINT documents_addressed_check CHECK (delivery = 'draft' OR recipient_bin IS NOT NULL),
        ADD CONSTRAINT documents_waiting_check CHECK (delivery <> 'waiting' OR (signature = 'signed' AND invitation_id IS NOT NULL)),
        -- E-7.5.9: nothing is delivered as a document without a verifiable signature; what was recalled while it waited was never sent.
        ADD CONSTRAINT documents_delivered_check CHECK (delivery NOT IN ('delivered','recalled')
          OR (signature = 'signed' AND (delivery = 'recalled' AND recipient_id IS NULL OR sent_at IS NOT NULL AND recipient_id IS NOT NULL)));
      CREATE INDEX documents_invited ON exchange.documents (invitation_id) WHERE delivery = 'waiting';
      ${kept('OLD.recipient_id', 'coalesce(OLD.recipient_id, NEW.recipient_id)')}
      CREATE FUNCTION exchange.keep_addressed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF OLD.signature = 'unsigned' AND OLD.delivery = 'draft' THEN RETURN NEW; END IF;
        IF (OLD.recipient_bin, OLD.invitation_id) IS DISTINCT FROM (NEW.recipient_bin, NEW.invitation_id)
        THEN RAISE EXCEPTION 'document % has been signed: it goes to whom it names', OLD.number USING ERRCODE = '23514'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_addressed BEFORE UPDATE ON exchange.documents FOR EACH ROW EXECUTE FUNCTION exchange.keep_addressed();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER keep_addressed ON exchange.documents;
      DROP FUNCTION exchange.keep_addressed();
      ${kept('coalesce(OLD.recipient_id, NEW.recipient_id)', 'OLD.recipient_id')}
      DROP INDEX exchange.documents_invited;
      ALTER TABLE exchange.documents
        DROP CONSTRAINT documents_delivery_check, DROP CONSTRAINT documents_recipient_check,
        DROP CONSTRAINT documents_addressed_check, DROP CONSTRAINT documents_waiting_check,
        DROP CONSTRAINT documents_delivered_check, DROP COLUMN invitation_id,
        ADD CONSTRAINT documents_delivery_check CHECK (delivery IN ('draft','queued','delivered','recalled')),
        ADD CONSTRAINT documents_check CHECK ((recipient_id IS NULL) = (recipient_bin IS NULL) AND (recipient_id IS NULL) = (recipient_name IS NULL)),
        ADD CONSTRAINT documents_check2 CHECK (delivery = 'draft' OR recipient_id IS NOT NULL),
        ADD CONSTRAINT documents_check3 CHECK (delivery NOT IN ('delivered','recalled') OR (signature = 'signed' AND sent_at IS NOT NULL))`);
  }
}

/** Of what a signature keeps, one part is read another way; the rest of the function stays whatever it is by now. */
const kept = (was: string, is: string): string => `
      DO $do$ BEGIN
        EXECUTE replace(pg_get_functiondef('exchange.keep_signed_document'::regproc), '${was}', '${is}');
      END $do$;`;
