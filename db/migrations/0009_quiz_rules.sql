CREATE TABLE "accommodation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"institute_id" text NOT NULL,
	"extra_time_percent" integer NOT NULL,
	"extra_attempts" integer NOT NULL,
	"reason" text NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "accommodation" ADD CONSTRAINT "accommodation_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accommodation" ADD CONSTRAINT "accommodation_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accommodation_person_course" ON "accommodation" USING btree ("person_id","course_id");--> statement-breakpoint
CREATE INDEX "accommodation_course" ON "accommodation" USING btree ("course_id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON accommodation TO tumia_app;
