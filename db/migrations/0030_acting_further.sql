CREATE TABLE "dhis2_facility" (
	"facility_id" text PRIMARY KEY NOT NULL,
	"org_unit" text NOT NULL,
	CONSTRAINT "dhis2_facility_org_unit_unique" UNIQUE("org_unit")
);
--> statement-breakpoint
CREATE TABLE "dhis2_rate_pull" (
	"id" uuid PRIMARY KEY NOT NULL,
	"data_set" text NOT NULL,
	"from_month" text NOT NULL,
	"to_month" text NOT NULL,
	"ordered_by" uuid NOT NULL,
	"ordered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	"fault" text,
	"message" text,
	"taken" integer,
	"changed" integer,
	"rejected" integer
);
--> statement-breakpoint
CREATE TABLE "overview_order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"search" text NOT NULL,
	"rhythm" text NOT NULL,
	"kind" text NOT NULL,
	"ordered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text
);
--> statement-breakpoint
CREATE TABLE "overview_sending" (
	"order_id" uuid NOT NULL,
	"period" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "overview_sending_order_id_period_pk" PRIMARY KEY("order_id","period")
);
--> statement-breakpoint
CREATE TABLE "reporting_rate" (
	"council_id" text NOT NULL,
	"month" text NOT NULL,
	"expected" integer NOT NULL,
	"received" integer NOT NULL,
	"on_time" integer NOT NULL,
	"source" text NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reporting_rate_council_id_month_pk" PRIMARY KEY("council_id","month"),
	CONSTRAINT "reporting_rate_counts" CHECK (0 <= "reporting_rate"."on_time" and "reporting_rate"."on_time" <= "reporting_rate"."received" and "reporting_rate"."received" <= "reporting_rate"."expected" and "reporting_rate"."expected" > 0)
);
--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "file" "bytea";--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "file_name" text;--> statement-breakpoint
ALTER TABLE "dhis2_facility" ADD CONSTRAINT "dhis2_facility_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overview_order" ADD CONSTRAINT "overview_order_person_id_account_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overview_sending" ADD CONSTRAINT "overview_sending_order_id_overview_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."overview_order"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_rate" ADD CONSTRAINT "reporting_rate_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "overview_order_person" ON "overview_order" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "standing_expiring" ON "standing" USING btree ("course_id","council_id") WHERE "standing"."certificate" = 'expiring';--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON reporting_rate, overview_order, overview_sending, dhis2_facility, dhis2_rate_pull TO tumia_app;
