CREATE TABLE "cohort" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"course_ids" text[] NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cohort_facilitator" (
	"cohort_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "cohort_facilitator_cohort_id_person_id_pk" PRIMARY KEY("cohort_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "cohort_member" (
	"cohort_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"cadre" text NOT NULL,
	"council_id" text NOT NULL,
	"facility_id" text,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	"enrolled_at" timestamp with time zone,
	CONSTRAINT "cohort_member_cohort_id_person_id_pk" PRIMARY KEY("cohort_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "cohort_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cohort_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"page" text NOT NULL,
	"text" text NOT NULL,
	"institute_id" text,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"order_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"course_id" text,
	"valid_until" timestamp with time zone,
	"outcome" text,
	"settled_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	CONSTRAINT "reminder_order_id_person_id_pk" PRIMARY KEY("order_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "reminder_order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"text" text,
	"ordered_by" uuid NOT NULL,
	"ordered_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dhis2_org_unit" (
	"council_id" text PRIMARY KEY NOT NULL,
	"org_unit" text NOT NULL,
	CONSTRAINT "dhis2_org_unit_org_unit_unique" UNIQUE("org_unit")
);
--> statement-breakpoint
CREATE TABLE "dhis2_push" (
	"id" uuid PRIMARY KEY NOT NULL,
	"month" text NOT NULL,
	"is_dry_run" boolean NOT NULL,
	"ordered_by" uuid NOT NULL,
	"ordered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"fault" text
);
--> statement-breakpoint
CREATE TABLE "dhis2_push_row" (
	"push_id" uuid NOT NULL,
	"council_id" text NOT NULL,
	"org_unit" text NOT NULL,
	"values" jsonb NOT NULL,
	"outcome" text,
	"imported" integer,
	"updated" integer,
	"ignored" integer,
	"message" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "dhis2_push_row_push_id_council_id_pk" PRIMARY KEY("push_id","council_id")
);
--> statement-breakpoint
CREATE TABLE "nudge" (
	"person_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"turn" integer NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nudge_person_id_course_id_turn_pk" PRIMARY KEY("person_id","course_id","turn")
);
--> statement-breakpoint
ALTER TABLE "cohort_facilitator" ADD CONSTRAINT "cohort_facilitator_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_member" ADD CONSTRAINT "cohort_member_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_note" ADD CONSTRAINT "cohort_note_cohort_id_cohort_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohort"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_order_id_reminder_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."reminder_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dhis2_org_unit" ADD CONSTRAINT "dhis2_org_unit_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dhis2_push_row" ADD CONSTRAINT "dhis2_push_row_push_id_dhis2_push_id_fk" FOREIGN KEY ("push_id") REFERENCES "public"."dhis2_push"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dhis2_push_row" ADD CONSTRAINT "dhis2_push_row_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cohort_facilitator_person" ON "cohort_facilitator" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "cohort_member_person" ON "cohort_member" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "cohort_note_cohort" ON "cohort_note" USING btree ("cohort_id","written_at");--> statement-breakpoint
CREATE INDEX "feedback_person" ON "feedback" USING btree ("person_id","sent_at");--> statement-breakpoint
CREATE INDEX "feedback_institute" ON "feedback" USING btree ("institute_id","answered_at");--> statement-breakpoint
CREATE INDEX "reminder_person" ON "reminder" USING btree ("person_id","settled_at");--> statement-breakpoint
CREATE INDEX "reminder_order_by" ON "reminder_order" USING btree ("ordered_by","ordered_at");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON reminder_order, reminder, nudge, cohort, cohort_facilitator, cohort_member, cohort_note,
  dhis2_org_unit, dhis2_push, dhis2_push_row, feedback TO tumia_app;
