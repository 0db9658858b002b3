CREATE TABLE "device_key" (
	"kid" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"public_key" jsonb NOT NULL,
	"registered_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sync_key" (
	"kid" text PRIMARY KEY NOT NULL,
	"public_key" jsonb NOT NULL,
	"sealed_private_key" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "device_key" ADD CONSTRAINT "device_key_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "device_key_account" ON "device_key" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sync_key_in_use" ON "sync_key" USING btree (("retired_at" is null)) WHERE "sync_key"."retired_at" is null;--> statement-breakpoint
-- Keys are never deleted: what was sealed to one that is retired since must still open. Those of phones go with their account.
GRANT SELECT, INSERT ON sync_key, device_key TO tumia_app;--> statement-breakpoint
GRANT UPDATE (retired_at) ON sync_key TO tumia_app;
