CREATE TABLE "draft_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"draft_id" text NOT NULL,
	"institute_id" text NOT NULL,
	"path" text NOT NULL,
	"deed" uuid NOT NULL,
	"text_before" text,
	"media_before" text,
	"text_after" text,
	"media_after" text,
	"version" integer NOT NULL,
	"changed_by" uuid,
	"began_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_course" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"institute_id" text NOT NULL,
	"title" jsonb NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"review_by" date,
	"reminded_for" date,
	"based_on" text,
	"publish_on" date,
	"publish_note" text,
	"publish_asked_by" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_course_slug_unique" UNIQUE("slug"),
	CONSTRAINT "draft_course_publish_day" CHECK (num_nulls("draft_course"."publish_on", "draft_course"."publish_note") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "draft_file" (
	"draft_id" text NOT NULL,
	"path" text NOT NULL,
	"institute_id" text NOT NULL,
	"text" text,
	"media_hash" text,
	"version" integer NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_file_draft_id_path_pk" PRIMARY KEY("draft_id","path"),
	CONSTRAINT "draft_file_content" CHECK (num_nonnulls("draft_file"."text", "draft_file"."media_hash") = 1)
);
--> statement-breakpoint
CREATE TABLE "draft_media" (
	"institute_id" text NOT NULL,
	"hash" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_media_institute_id_hash_pk" PRIMARY KEY("institute_id","hash")
);
--> statement-breakpoint
CREATE TABLE "publication" (
	"id" uuid PRIMARY KEY NOT NULL,
	"course_id" text NOT NULL,
	"institute_id" text NOT NULL,
	"kind" text NOT NULL,
	"revision" text NOT NULL,
	"package_digest" text NOT NULL,
	"previous_revision" text,
	"previous_digest" text,
	"release_note" text NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_assignment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"draft_id" text NOT NULL,
	"institute_id" text NOT NULL,
	"reviewer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"verdict" text,
	"assigned_by" uuid,
	"assigned_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "review_assignment_once" UNIQUE("draft_id","reviewer_id","kind")
);
--> statement-breakpoint
CREATE TABLE "review_comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"draft_id" text NOT NULL,
	"institute_id" text NOT NULL,
	"path" text NOT NULL,
	"line" integer,
	"quote" text,
	"text" text NOT NULL,
	"written_by" uuid,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_by" uuid,
	"resolved_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "draft_change" ADD CONSTRAINT "draft_change_draft_id_draft_course_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."draft_course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_change" ADD CONSTRAINT "draft_change_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_course" ADD CONSTRAINT "draft_course_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_file" ADD CONSTRAINT "draft_file_draft_id_draft_course_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."draft_course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_file" ADD CONSTRAINT "draft_file_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_file" ADD CONSTRAINT "draft_file_institute_id_media_hash_draft_media_institute_id_hash_fk" FOREIGN KEY ("institute_id","media_hash") REFERENCES "public"."draft_media"("institute_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_media" ADD CONSTRAINT "draft_media_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_assignment" ADD CONSTRAINT "review_assignment_draft_id_draft_course_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."draft_course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_assignment" ADD CONSTRAINT "review_assignment_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_draft_id_draft_course_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."draft_course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draft_change_draft" ON "draft_change" USING btree ("draft_id","ended_at");--> statement-breakpoint
CREATE INDEX "draft_change_file" ON "draft_change" USING btree ("draft_id","path","version");--> statement-breakpoint
CREATE INDEX "draft_course_institute" ON "draft_course" USING btree ("institute_id");--> statement-breakpoint
CREATE INDEX "draft_file_media" ON "draft_file" USING btree ("media_hash");--> statement-breakpoint
CREATE INDEX "publication_course" ON "publication" USING btree ("course_id","published_at");--> statement-breakpoint
CREATE INDEX "review_assignment_reviewer" ON "review_assignment" USING btree ("reviewer_id");--> statement-breakpoint
CREATE INDEX "review_comment_draft" ON "review_comment" USING btree ("draft_id","written_at");--> statement-breakpoint
-- What was published, and what drafts said before a change, is never taken back; a change may only grow while it is being typed.
GRANT SELECT, INSERT, UPDATE ON draft_course, review_assignment, review_comment TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON draft_file TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON draft_media TO tumia_app;--> statement-breakpoint
GRANT DELETE ON review_assignment TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT ON publication, draft_change TO tumia_app;--> statement-breakpoint
GRANT UPDATE (text_after, media_after, version, ended_at) ON draft_change TO tumia_app;
