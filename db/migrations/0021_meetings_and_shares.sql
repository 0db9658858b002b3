CREATE TABLE "review_meeting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"period" text NOT NULL,
	"facility_code" text,
	"held_on" date NOT NULL,
	"chair" text NOT NULL,
	"present" text NOT NULL,
	"points" jsonb NOT NULL,
	"actions" jsonb NOT NULL,
	"carried" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_meeting_share" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meeting_id" uuid NOT NULL,
	"facility_id" text,
	"council_id" text,
	"shared_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_meeting_share_once" UNIQUE NULLS NOT DISTINCT("meeting_id","facility_id","council_id"),
	CONSTRAINT "review_meeting_share_place" CHECK (num_nonnulls("review_meeting_share"."facility_id", "review_meeting_share"."council_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "worksheet_run_share" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"facility_id" text,
	"council_id" text,
	"shared_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "worksheet_run_share_once" UNIQUE NULLS NOT DISTINCT("run_id","facility_id","council_id"),
	CONSTRAINT "worksheet_run_share_place" CHECK (num_nonnulls("worksheet_run_share"."facility_id", "worksheet_run_share"."council_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "review_meeting" ADD CONSTRAINT "review_meeting_facility_code_facility_id_fk" FOREIGN KEY ("facility_code") REFERENCES "public"."facility"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_meeting_share" ADD CONSTRAINT "review_meeting_share_meeting_id_review_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."review_meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_meeting_share" ADD CONSTRAINT "review_meeting_share_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_meeting_share" ADD CONSTRAINT "review_meeting_share_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "worksheet_run_share" ADD CONSTRAINT "worksheet_run_share_run_id_worksheet_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."worksheet_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "worksheet_run_share" ADD CONSTRAINT "worksheet_run_share_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "worksheet_run_share" ADD CONSTRAINT "worksheet_run_share_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_meeting_person" ON "review_meeting" USING btree ("person_id","held_on");--> statement-breakpoint
CREATE INDEX "review_meeting_facility" ON "review_meeting" USING btree ("facility_code");--> statement-breakpoint
CREATE INDEX "review_meeting_share_facility" ON "review_meeting_share" USING btree ("facility_id");--> statement-breakpoint
CREATE INDEX "review_meeting_share_council" ON "review_meeting_share" USING btree ("council_id");--> statement-breakpoint
CREATE INDEX "worksheet_run_share_facility" ON "worksheet_run_share" USING btree ("facility_id");--> statement-breakpoint
CREATE INDEX "worksheet_run_share_council" ON "worksheet_run_share" USING btree ("council_id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON review_meeting TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON review_meeting_share, worksheet_run_share TO tumia_app;
