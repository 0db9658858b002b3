CREATE TABLE "learning_path_revision" (
	"hash" text PRIMARY KEY NOT NULL,
	"path_id" text NOT NULL,
	"institute_id" text NOT NULL,
	"manifest" jsonb NOT NULL,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credential_reminder" (
	"credential_id" uuid NOT NULL,
	"days_before" integer NOT NULL,
	"reminded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credential_reminder_credential_id_days_before_pk" PRIMARY KEY("credential_id","days_before")
);
--> statement-breakpoint
CREATE TABLE "credential_replacement" (
	"credential_id" uuid PRIMARY KEY NOT NULL,
	"replaced_by" uuid NOT NULL,
	"cause" text NOT NULL,
	"replaced_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
DROP INDEX "credential_once";--> statement-breakpoint
ALTER TABLE "credential" ALTER COLUMN "course_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "credential" ALTER COLUMN "course_revision" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "credential_revocation" DROP CONSTRAINT "credential_revocation_pkey";--> statement-breakpoint
ALTER TABLE "learning_path" ADD COLUMN "certified_by" text;--> statement-breakpoint
ALTER TABLE "credential" ADD COLUMN "path_id" text;--> statement-breakpoint
ALTER TABLE "credential" ADD COLUMN "path_revision" text;--> statement-breakpoint
ALTER TABLE "credential" ADD COLUMN "valid_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "credential" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "credential_revocation" ADD COLUMN "id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "credential_revocation" ADD COLUMN "because_of" uuid;--> statement-breakpoint
ALTER TABLE "credential_revocation" ADD COLUMN "appeal" text;--> statement-breakpoint
ALTER TABLE "credential_revocation" ADD COLUMN "appealed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "credential_revocation" ADD COLUMN "restored_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "credential_revocation" ADD COLUMN "restoration_reason" text;--> statement-breakpoint
ALTER TABLE "learning_path_revision" ADD CONSTRAINT "learning_path_revision_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential_reminder" ADD CONSTRAINT "credential_reminder_credential_id_credential_id_fk" FOREIGN KEY ("credential_id") REFERENCES "public"."credential"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential_replacement" ADD CONSTRAINT "credential_replacement_credential_id_credential_id_fk" FOREIGN KEY ("credential_id") REFERENCES "public"."credential"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential_replacement" ADD CONSTRAINT "credential_replacement_replaced_by_credential_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."credential"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning_path" ADD CONSTRAINT "learning_path_certified_by_institute_id_fk" FOREIGN KEY ("certified_by") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_path_revision_learning_path_revision_hash_fk" FOREIGN KEY ("path_revision") REFERENCES "public"."learning_path_revision"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential_revocation" ADD CONSTRAINT "credential_revocation_because_of_credential_id_fk" FOREIGN KEY ("because_of") REFERENCES "public"."credential"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credential_in_force" ON "credential" USING btree ("person_id","course_id") WHERE "credential"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "credential_of_path_in_force" ON "credential" USING btree ("person_id","path_id") WHERE "credential"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "credential_person" ON "credential" USING btree ("person_id","course_id");--> statement-breakpoint
CREATE INDEX "credential_valid_until" ON "credential" USING btree ("valid_until") WHERE "credential"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "credential_revocation_in_force" ON "credential_revocation" USING btree ("credential_id") WHERE "credential_revocation"."restored_at" is null;--> statement-breakpoint
CREATE INDEX "credential_revocation_because_of" ON "credential_revocation" USING btree ("because_of");--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_of_course_or_path" CHECK (num_nonnulls("credential"."course_id", "credential"."path_id") = 1
        and ("credential"."course_id" is null) = ("credential"."course_revision" is null)
        and ("credential"."path_id" is null) = ("credential"."path_revision" is null));--> statement-breakpoint
UPDATE credential SET ended_at = credential_revocation.revoked_at FROM credential_revocation WHERE credential_revocation.credential_id = credential.id;--> statement-breakpoint
GRANT SELECT, INSERT ON learning_path_revision, credential_replacement, credential_reminder TO tumia_app;--> statement-breakpoint
-- What a certificate says never changes; whether it is in force does.
GRANT UPDATE (ended_at) ON credential TO tumia_app;--> statement-breakpoint
GRANT UPDATE (appeal, appealed_at, restored_at, restoration_reason) ON credential_revocation TO tumia_app;
