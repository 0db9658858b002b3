CREATE TABLE "attendance_count" (
	"cohort_id" uuid NOT NULL,
	"cadre" text NOT NULL,
	"sex" text NOT NULL,
	"people" integer NOT NULL,
	CONSTRAINT "attendance_count_cohort_id_cadre_sex_pk" PRIMARY KEY("cohort_id","cadre","sex"),
	CONSTRAINT "attendance_count_people" CHECK ("attendance_count"."people" > 0)
);
--> statement-breakpoint
CREATE TABLE "cohort_enrolment" (
	"cohort_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"state" text NOT NULL,
	"waits_for" text[] NOT NULL,
	"looked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cohort_enrolment_cohort_id_person_id_course_id_pk" PRIMARY KEY("cohort_id","person_id","course_id")
);
--> statement-breakpoint
ALTER TABLE "cohort" ADD COLUMN "topic" text;--> statement-breakpoint
ALTER TABLE "cohort" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "cohort" ADD COLUMN "council_id" text;--> statement-breakpoint
ALTER TABLE "cohort" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attendance_count" ADD CONSTRAINT "attendance_count_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_enrolment" ADD CONSTRAINT "cohort_enrolment_member" FOREIGN KEY ("cohort_id","person_id") REFERENCES "public"."cohort_member"("cohort_id","person_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cohort_enrolment_waits" ON "cohort_enrolment" USING btree ("cohort_id") WHERE state = 'waits';--> statement-breakpoint
ALTER TABLE "cohort" ADD CONSTRAINT "cohort_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_member" DROP COLUMN "enrolled_at";--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON cohort_enrolment, attendance_count TO tumia_app;
