ALTER TABLE "standing" ADD COLUMN "failed_twice" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "account_merged_into" ON "account" USING btree ("merged_into") WHERE "account"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX "standing_failed" ON "standing" USING btree ("course_id","council_id") WHERE "standing"."failed_twice";--> statement-breakpoint
CREATE INDEX "standing_not_begun" ON "standing" USING btree ("enrolled_at") WHERE "standing"."started_at" is null;--> statement-breakpoint
INSERT INTO rollup_due (person_id) SELECT actor_id FROM learning_event WHERE verb = 'graded' GROUP BY actor_id HAVING count(*) > 1;
