ALTER TABLE "item_bank" ADD COLUMN "code" text;--> statement-breakpoint
UPDATE item_bank SET code = id;--> statement-breakpoint
ALTER TABLE "item_bank" ALTER COLUMN "code" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "item_upload" ADD COLUMN "state" text;--> statement-breakpoint
UPDATE item_upload SET state = CASE WHEN applied_at IS NULL THEN 'ready' ELSE 'applied' END;--> statement-breakpoint
ALTER TABLE "item_upload" ALTER COLUMN "state" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "item_upload" ADD COLUMN "read" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "item_upload" ADD COLUMN "fault" text;--> statement-breakpoint
ALTER TABLE "item_upload" ADD COLUMN "fault_line" integer;--> statement-breakpoint
ALTER TABLE "item_upload" ADD COLUMN "applied_by" uuid;--> statement-breakpoint
ALTER TABLE "item_upload" ADD COLUMN "applied_from" text;--> statement-breakpoint
CREATE INDEX "learning_event_graded" ON "learning_event" USING btree ("course_id","object_id","occurred_at" DESC NULLS FIRST) WHERE verb = 'graded' and object_type = 'attempt';--> statement-breakpoint
ALTER TABLE "item_bank" ADD CONSTRAINT "item_bank_code" UNIQUE("institute_id","code");