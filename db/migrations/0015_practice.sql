ALTER TABLE "attempt" ADD COLUMN "is_practice" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "attempt_course" ON "attempt" USING btree ("course_id","submitted_at");