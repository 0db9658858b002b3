CREATE SEQUENCE "public"."credential_status" INCREMENT BY 1 MINVALUE 0 MAXVALUE 9223372036854775807 START WITH 0 CACHE 1;--> statement-breakpoint
CREATE TABLE "credential_proof" (
	"credential_id" uuid PRIMARY KEY NOT NULL,
	"institute_id" text NOT NULL,
	"kid" text NOT NULL,
	"status_list" integer NOT NULL,
	"status_position" integer NOT NULL,
	"signed_payload" "bytea",
	"signed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "institute_key" (
	"kid" text PRIMARY KEY NOT NULL,
	"institute_id" text NOT NULL,
	"public_key" jsonb NOT NULL,
	"sealed_private_key" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "credential_proof" ADD CONSTRAINT "credential_proof_credential_id_credential_id_fk" FOREIGN KEY ("credential_id") REFERENCES "public"."credential"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential_proof" ADD CONSTRAINT "credential_proof_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential_proof" ADD CONSTRAINT "credential_proof_kid_institute_key_kid_fk" FOREIGN KEY ("kid") REFERENCES "public"."institute_key"("kid") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institute_key" ADD CONSTRAINT "institute_key_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credential_proof_status" ON "credential_proof" USING btree ("institute_id","status_list","status_position");--> statement-breakpoint
CREATE UNIQUE INDEX "institute_key_in_use" ON "institute_key" USING btree ("institute_id") WHERE "institute_key"."retired_at" IS NULL;--> statement-breakpoint
GRANT USAGE ON SEQUENCE credential_status TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT ON institute_key, credential_proof TO tumia_app;--> statement-breakpoint
GRANT UPDATE (retired_at) ON institute_key TO tumia_app;--> statement-breakpoint
-- The name of somebody who is erased goes; the bit in the status list stays.
GRANT UPDATE (signed_payload) ON credential_proof TO tumia_app;
