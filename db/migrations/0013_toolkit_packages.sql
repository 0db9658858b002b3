CREATE TABLE "toolkit" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"institute_id" text NOT NULL,
	"position" integer NOT NULL,
	"current_revision" text NOT NULL,
	"package_digest" text NOT NULL,
	CONSTRAINT "toolkit_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "toolkit_rendering" (
	"text_hash" text NOT NULL,
	"renderer" text NOT NULL,
	"blocks" jsonb NOT NULL,
	"terms" jsonb NOT NULL,
	CONSTRAINT "toolkit_rendering_text_hash_renderer_pk" PRIMARY KEY("text_hash","renderer")
);
--> statement-breakpoint
CREATE TABLE "toolkit_revision" (
	"hash" text PRIMARY KEY NOT NULL,
	"toolkit_id" text NOT NULL,
	"institute_id" text NOT NULL,
	"number" integer NOT NULL,
	"manifest" jsonb NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "toolkit_text" (
	"hash" text PRIMARY KEY NOT NULL,
	"institute_id" text NOT NULL,
	"source" text NOT NULL,
	"media" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "toolkit" ADD CONSTRAINT "toolkit_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "toolkit_rendering" ADD CONSTRAINT "toolkit_rendering_text_hash_toolkit_text_hash_fk" FOREIGN KEY ("text_hash") REFERENCES "public"."toolkit_text"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "toolkit_revision" ADD CONSTRAINT "toolkit_revision_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "toolkit_text" ADD CONSTRAINT "toolkit_text_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "toolkit_revision_toolkit" ON "toolkit_revision" USING btree ("toolkit_id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON toolkit TO tumia_app;--> statement-breakpoint
-- Written once, never changed.
GRANT SELECT, INSERT ON toolkit_revision, toolkit_text, toolkit_rendering TO tumia_app;
