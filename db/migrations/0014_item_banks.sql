CREATE TABLE "bank_file" (
	"bank_id" text NOT NULL,
	"path" text NOT NULL,
	"institute_id" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "bank_file_bank_id_path_pk" PRIMARY KEY("bank_id","path")
);
--> statement-breakpoint
CREATE TABLE "bank_item" (
	"bank_id" text NOT NULL,
	"item_id" text NOT NULL,
	"institute_id" text NOT NULL,
	"state" text NOT NULL,
	"name" text NOT NULL,
	"body" jsonb,
	"reason" text,
	"notes" jsonb NOT NULL,
	"format" text NOT NULL,
	"source" text NOT NULL,
	"type" text,
	"category" text NOT NULL,
	"outcome" text NOT NULL,
	"cadres" jsonb NOT NULL,
	"difficulty" text,
	"stage" text,
	"tags" jsonb NOT NULL,
	"version" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "bank_item_bank_id_item_id_pk" PRIMARY KEY("bank_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "bank_item_version" (
	"bank_id" text NOT NULL,
	"item_id" text NOT NULL,
	"hash" text NOT NULL,
	"number" integer NOT NULL,
	"institute_id" text NOT NULL,
	"state" text NOT NULL,
	"name" text NOT NULL,
	"body" jsonb,
	"reason" text,
	"notes" jsonb NOT NULL,
	"format" text NOT NULL,
	"source" text NOT NULL,
	"made_by" uuid,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_item_version_bank_id_item_id_hash_pk" PRIMARY KEY("bank_id","item_id","hash"),
	CONSTRAINT "bank_item_version_number" UNIQUE("bank_id","item_id","number")
);
--> statement-breakpoint
CREATE TABLE "item_bank" (
	"id" text PRIMARY KEY NOT NULL,
	"institute_id" text NOT NULL,
	"title" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "item_upload" (
	"id" uuid PRIMARY KEY NOT NULL,
	"bank_id" text NOT NULL,
	"institute_id" text NOT NULL,
	"file_name" text NOT NULL,
	"format" text NOT NULL,
	"language" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"rows" jsonb NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"applied_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "bank_file" ADD CONSTRAINT "bank_file_bank_id_item_bank_id_fk" FOREIGN KEY ("bank_id") REFERENCES "public"."item_bank"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_file" ADD CONSTRAINT "bank_file_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_item" ADD CONSTRAINT "bank_item_bank_id_item_bank_id_fk" FOREIGN KEY ("bank_id") REFERENCES "public"."item_bank"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_item" ADD CONSTRAINT "bank_item_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_item_version" ADD CONSTRAINT "bank_item_version_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_item_version" ADD CONSTRAINT "bank_item_version_bank_id_item_id_bank_item_bank_id_item_id_fk" FOREIGN KEY ("bank_id","item_id") REFERENCES "public"."bank_item"("bank_id","item_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_bank" ADD CONSTRAINT "item_bank_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_upload" ADD CONSTRAINT "item_upload_bank_id_item_bank_id_fk" FOREIGN KEY ("bank_id") REFERENCES "public"."item_bank"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_upload" ADD CONSTRAINT "item_upload_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_item_position" ON "bank_item" USING btree ("bank_id","position");--> statement-breakpoint
CREATE TRIGGER bank_item_version_append_only BEFORE UPDATE OR DELETE ON bank_item_version FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER bank_item_version_no_truncate BEFORE TRUNCATE ON bank_item_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
GRANT SELECT, INSERT ON item_bank, bank_item_version, bank_file TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON bank_item TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON item_upload TO tumia_app;
