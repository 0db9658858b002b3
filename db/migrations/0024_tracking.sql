CREATE TABLE "facility_tally" (
	"subject" text NOT NULL,
	"facility_id" text NOT NULL,
	"certified" integer NOT NULL,
	CONSTRAINT "facility_tally_subject_facility_id_pk" PRIMARY KEY("subject","facility_id")
);
--> statement-breakpoint
CREATE TABLE "headcount" (
	"council_id" text NOT NULL,
	"cadre" text NOT NULL,
	"in_post" integer NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "headcount_council_id_cadre_pk" PRIMARY KEY("council_id","cadre")
);
--> statement-breakpoint
CREATE TABLE "lesson_tally" (
	"subject" text NOT NULL,
	"area" text NOT NULL,
	"cadre" text NOT NULL,
	"lesson" text NOT NULL,
	"people" integer NOT NULL,
	CONSTRAINT "lesson_tally_area_subject_cadre_lesson_pk" PRIMARY KEY("area","subject","cadre","lesson")
);
--> statement-breakpoint
CREATE TABLE "pace_tally" (
	"subject" text NOT NULL,
	"area" text NOT NULL,
	"cadre" text NOT NULL,
	"days" integer NOT NULL,
	"people" integer NOT NULL,
	CONSTRAINT "pace_tally_area_subject_cadre_days_pk" PRIMARY KEY("area","subject","cadre","days")
);
--> statement-breakpoint
CREATE TABLE "rollup_due" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rollup_due_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" uuid NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rollup_state" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"day" date NOT NULL,
	"done_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rollup_state_only" CHECK ("rollup_state"."is_only")
);
--> statement-breakpoint
CREATE TABLE "standing" (
	"person_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"enrolled_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"last_activity_at" timestamp with time zone,
	"lessons" text[] NOT NULL,
	"passed_at" timestamp with time zone,
	"certified_at" timestamp with time zone,
	"valid_until" timestamp with time zone,
	"certificate" text,
	"days" integer,
	"is_here" boolean NOT NULL,
	"cadre" text NOT NULL,
	"council_id" text NOT NULL,
	"facility_id" text,
	"sex" text,
	CONSTRAINT "standing_person_id_course_id_pk" PRIMARY KEY("person_id","course_id")
);
--> statement-breakpoint
CREATE TABLE "tally" (
	"subject" text NOT NULL,
	"area" text NOT NULL,
	"cadre" text NOT NULL,
	"sex" text NOT NULL,
	"month" text NOT NULL,
	"known" integer NOT NULL,
	"enrolled" integer NOT NULL,
	"active" integer NOT NULL,
	"passed" integer NOT NULL,
	"certified" integer NOT NULL,
	"expiring" integer NOT NULL,
	"expired" integer NOT NULL,
	"staffed" integer NOT NULL,
	"passed_in" integer NOT NULL,
	"certified_in" integer NOT NULL,
	CONSTRAINT "tally_area_subject_cadre_sex_month_pk" PRIMARY KEY("area","subject","cadre","sex","month")
);
--> statement-breakpoint
ALTER TABLE "headcount" ADD CONSTRAINT "headcount_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "standing_council" ON "standing" USING btree ("council_id","course_id");--> statement-breakpoint
CREATE INDEX "standing_facility" ON "standing" USING btree ("facility_id","course_id");--> statement-breakpoint
CREATE INDEX "standing_course" ON "standing" USING btree ("course_id","person_id");--> statement-breakpoint
CREATE INDEX "standing_valid_until" ON "standing" USING btree ("valid_until");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON rollup_due, rollup_state, standing, tally, pace_tally, lesson_tally, facility_tally, headcount TO tumia_app;--> statement-breakpoint
-- Whoever's standing may have changed is written down with the change itself.
CREATE FUNCTION note_rollup_of_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO rollup_due (person_id) SELECT DISTINCT actor_id FROM written;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER learning_event_rollup AFTER INSERT ON learning_event REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION note_rollup_of_events();--> statement-breakpoint
CREATE FUNCTION note_rollup_of_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO rollup_due (person_id) SELECT id FROM written;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER account_rollup AFTER INSERT ON account REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION note_rollup_of_accounts();--> statement-breakpoint
CREATE FUNCTION note_rollup_of_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO rollup_due (person_id)
    SELECT DISTINCT person FROM unnest(CASE TG_OP WHEN 'DELETE' THEN ARRAY[OLD.id, OLD.merged_into]
      ELSE ARRAY[NEW.id, NEW.merged_into, OLD.merged_into] END) AS person WHERE person IS NOT NULL;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER account_rollup_changed AFTER UPDATE ON account FOR EACH ROW
  WHEN ((OLD.cadre, OLD.council_id, OLD.facility_id, OLD.sex, OLD.merged_into)
    IS DISTINCT FROM (NEW.cadre, NEW.council_id, NEW.facility_id, NEW.sex, NEW.merged_into))
  EXECUTE FUNCTION note_rollup_of_account();--> statement-breakpoint
CREATE TRIGGER account_rollup_deleted AFTER DELETE ON account FOR EACH ROW EXECUTE FUNCTION note_rollup_of_account();--> statement-breakpoint
INSERT INTO rollup_due (person_id) SELECT actor_id FROM learning_event UNION SELECT id FROM account;
