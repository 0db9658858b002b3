CREATE TABLE "grade_review" (
	"id" uuid PRIMARY KEY NOT NULL,
	"attempt_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"institute_id" text NOT NULL,
	"score_before" real NOT NULL,
	"score_after" real NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decision" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "corrections" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "grade_review" ADD CONSTRAINT "grade_review_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_review" ADD CONSTRAINT "grade_review_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_review" ADD CONSTRAINT "grade_review_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "grade_review_course" ON "grade_review" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "grade_review_attempt" ON "grade_review" USING btree ("attempt_id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON grade_review TO tumia_app;
