CREATE TABLE "attendance" (
	"cohort_id" uuid NOT NULL,
	"council_id" text NOT NULL,
	"cadre" text NOT NULL,
	"sex" text NOT NULL,
	"month" text NOT NULL,
	"subject" text NOT NULL,
	"named" integer NOT NULL,
	"counted" integer NOT NULL,
	CONSTRAINT "attendance_cohort_id_council_id_cadre_sex_pk" PRIMARY KEY("cohort_id","council_id","cadre","sex")
);
--> statement-breakpoint
CREATE TABLE "attendance_due" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "attendance_due_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"cohort_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attendance_tally" (
	"area" text NOT NULL,
	"cadre" text NOT NULL,
	"sex" text NOT NULL,
	"month" text NOT NULL,
	"subject" text NOT NULL,
	"trainings" integer NOT NULL,
	"named" integer NOT NULL,
	"counted" integer NOT NULL,
	CONSTRAINT "attendance_tally_area_sex_cadre_month_subject_pk" PRIMARY KEY("area","sex","cadre","month","subject")
);
--> statement-breakpoint
CREATE INDEX "attendance_council" ON "attendance" USING btree ("council_id");--> statement-breakpoint
CREATE INDEX "cohort_member_facility" ON "cohort_member" USING btree ("facility_id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON attendance, attendance_due, attendance_tally TO tumia_app;--> statement-breakpoint
-- A training whose attendance may have changed is written down with the change itself.
CREATE FUNCTION note_attendance_of_cohort() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO attendance_due (cohort_id) SELECT CASE TG_OP WHEN 'DELETE' THEN OLD.id ELSE NEW.id END;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER cohort_attendance AFTER DELETE ON cohort FOR EACH ROW
  WHEN (OLD.kind = 'faceToFace') EXECUTE FUNCTION note_attendance_of_cohort();--> statement-breakpoint
CREATE TRIGGER cohort_attendance_changed AFTER UPDATE ON cohort FOR EACH ROW
  WHEN (NEW.kind = 'faceToFace' AND (OLD.starts_on, OLD.course_ids, OLD.council_id) IS DISTINCT FROM (NEW.starts_on, NEW.course_ids, NEW.council_id))
  EXECUTE FUNCTION note_attendance_of_cohort();--> statement-breakpoint
CREATE FUNCTION note_attendance_of_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO attendance_due (cohort_id)
    SELECT DISTINCT cohort_id FROM written JOIN cohort ON cohort.id = cohort_id WHERE kind = 'faceToFace';
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER cohort_member_attendance AFTER INSERT ON cohort_member REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION note_attendance_of_people();--> statement-breakpoint
CREATE TRIGGER cohort_member_attendance_changed AFTER UPDATE ON cohort_member REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION note_attendance_of_people();--> statement-breakpoint
CREATE TRIGGER cohort_member_attendance_gone AFTER DELETE ON cohort_member REFERENCING OLD TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION note_attendance_of_people();--> statement-breakpoint
CREATE TRIGGER attendance_count_attendance AFTER INSERT ON attendance_count REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION note_attendance_of_people();--> statement-breakpoint
CREATE TRIGGER attendance_count_attendance_changed AFTER UPDATE ON attendance_count REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION note_attendance_of_people();--> statement-breakpoint
CREATE TRIGGER attendance_count_attendance_gone AFTER DELETE ON attendance_count REFERENCING OLD TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION note_attendance_of_people();--> statement-breakpoint
CREATE OR REPLACE FUNCTION note_rollup_of_account() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  people uuid[] := CASE TG_OP WHEN 'DELETE' THEN ARRAY[OLD.id, OLD.merged_into] ELSE ARRAY[NEW.id, NEW.merged_into, OLD.merged_into] END;
BEGIN
  INSERT INTO rollup_due (person_id) SELECT DISTINCT person FROM unnest(people) AS person WHERE person IS NOT NULL;
  INSERT INTO attendance_due (cohort_id)
    SELECT DISTINCT cohort_id FROM cohort_member JOIN cohort ON cohort.id = cohort_id
    WHERE person_id = ANY (people) AND kind = 'faceToFace';
  RETURN NULL;
END $$;--> statement-breakpoint
INSERT INTO attendance_due (cohort_id) SELECT id FROM cohort WHERE kind = 'faceToFace';
