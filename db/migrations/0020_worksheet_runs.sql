CREATE TABLE "worksheet_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"worksheet" text NOT NULL,
	"part" text NOT NULL,
	"version" integer NOT NULL,
	"period" text NOT NULL,
	"facility_code" text,
	"figures" jsonb NOT NULL,
	"settings" jsonb NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "worksheet_run_of_period" UNIQUE NULLS NOT DISTINCT("person_id","worksheet","part","facility_code","period")
);
--> statement-breakpoint
ALTER TABLE "worksheet_run" ADD CONSTRAINT "worksheet_run_facility_code_facility_id_fk" FOREIGN KEY ("facility_code") REFERENCES "public"."facility"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "worksheet_run_facility" ON "worksheet_run" USING btree ("facility_code");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON worksheet_run TO tumia_app;