ALTER TABLE "draft_course" ADD COLUMN "lapsed_on" date;--> statement-breakpoint
ALTER TABLE "draft_course" ADD COLUMN "lapse_reason" text;--> statement-breakpoint
ALTER TABLE "review_comment" ADD COLUMN "block" text;--> statement-breakpoint
ALTER TABLE "draft_course" ADD CONSTRAINT "draft_course_lapse" CHECK (num_nulls("draft_course"."lapsed_on", "draft_course"."lapse_reason") in (0, 2));