-- All ids under which a person has learned: the account's own and those of accounts that were merged into it.
CREATE FUNCTION identities_of(person uuid) RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH RECURSIVE one(id) AS (
    SELECT person
    UNION
    SELECT account_merge.merged_id FROM account_merge JOIN one ON account_merge.kept_id = one.id
    WHERE account_merge.undone_at IS NULL
  )
  SELECT id FROM one
$$;--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('tumia.retention', true) = TG_TABLE_NAME THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'rows of % are written once: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;--> statement-breakpoint
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER learning_event_append_only BEFORE UPDATE OR DELETE ON learning_event FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER learning_event_no_truncate BEFORE TRUNCATE ON learning_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- The one way by which audit entries end: whole, by age, and never before a year is over.
CREATE FUNCTION forget_audit_entries(before timestamptz) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  forgotten bigint;
BEGIN
  IF before > now() - interval '1 year' THEN
    RAISE EXCEPTION 'audit entries are kept for a year at least';
  END IF;
  PERFORM set_config('tumia.retention', 'audit_entry', true);
  DELETE FROM audit_entry WHERE at < before;
  GET DIAGNOSTICS forgotten = ROW_COUNT;
  PERFORM set_config('tumia.retention', '', true);
  RETURN forgotten;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_audit_entries(timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION forget_audit_entries(timestamptz) TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON facility TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON device, device_pin, one_time_code, role_grant, membership, professional_registration, profile_confirmation, invitation, people_import, not_duplicate, message, message_opt_out, site_setting TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT ON account_merge TO tumia_app;--> statement-breakpoint
GRANT UPDATE (undone_by, undone_at) ON account_merge TO tumia_app;--> statement-breakpoint
-- Erasure puts a pseudonym in place of the holder's name; nothing else of a certificate changes.
GRANT UPDATE (holder_name) ON credential TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT ON audit_entry TO tumia_app;
