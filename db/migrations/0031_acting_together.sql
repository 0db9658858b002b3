CREATE TABLE "overview_recipient" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"office" text NOT NULL,
	"place" text NOT NULL,
	"email" text,
	"email_hash" text NOT NULL,
	"named_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_by" text
);
--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "announced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "answer_read_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "overview_recipient" ADD CONSTRAINT "overview_recipient_order_id_overview_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."overview_order"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "overview_recipient_once" ON "overview_recipient" USING btree ("order_id","email_hash") WHERE "overview_recipient"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "overview_recipient_address" ON "overview_recipient" USING btree ("email_hash");--> statement-breakpoint
CREATE INDEX "feedback_unannounced" ON "feedback" USING btree ("sent_at") WHERE "feedback"."announced_at" is null;--> statement-breakpoint
CREATE INDEX "standing_enrolled" ON "standing" USING btree ("enrolled_at") WHERE "standing"."course_id" <> '';--> statement-breakpoint
CREATE INDEX "standing_passed" ON "standing" USING btree ("passed_at") WHERE "standing"."course_id" <> '' and "standing"."passed_at" is not null;--> statement-breakpoint
CREATE INDEX "standing_certified" ON "standing" USING btree ("certified_at") WHERE "standing"."course_id" <> '' and "standing"."certified_at" is not null;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON overview_recipient TO tumia_app;
