ALTER TABLE "rollup_state" ADD COLUMN "places_moved" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "credential_issued" ON "credential" USING btree ("issued_at","id");--> statement-breakpoint
CREATE INDEX "credential_ended" ON "credential" USING btree ("issued_at","id") WHERE "credential"."ended_at" is not null;
--> statement-breakpoint
-- Whoever counts holds this lock: no person is taken off one region's tallies and added to another's in between.
CREATE FUNCTION note_moved_councils() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('tumia.rollups'));
  UPDATE rollup_state SET places_moved = true;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER council_moved AFTER UPDATE OF region_id ON council FOR EACH ROW
  WHEN (OLD.region_id IS DISTINCT FROM NEW.region_id) EXECUTE FUNCTION note_moved_councils();
