CREATE TABLE "draft_work" (
	"draft_id" text NOT NULL,
	"kind" text NOT NULL,
	"id" uuid NOT NULL,
	"institute_id" text NOT NULL,
	"version" integer NOT NULL,
	"release_note" text,
	"ordered_by" uuid NOT NULL,
	"lessons_done" integer DEFAULT 0 NOT NULL,
	"lessons" integer NOT NULL,
	"outcome" text,
	"faults" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"changes" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_work_draft_id_kind_pk" PRIMARY KEY("draft_id","kind"),
	CONSTRAINT "draft_work_id_unique" UNIQUE("id")
);
--> statement-breakpoint
ALTER TABLE "draft_course" ADD COLUMN "sharing" text DEFAULT 'no' NOT NULL;--> statement-breakpoint
ALTER TABLE "draft_course" ADD COLUMN "copied_from" jsonb;--> statement-breakpoint
ALTER TABLE "draft_course" ADD COLUMN "import_report" jsonb;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "draft_version" integer;--> statement-breakpoint
ALTER TABLE "draft_work" ADD CONSTRAINT "draft_work_draft_id_draft_course_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."draft_course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_work" ADD CONSTRAINT "draft_work_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_course" ADD CONSTRAINT "draft_course_sharing" CHECK ("draft_course"."sharing" in ('no', 'lessons', 'all'));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON draft_work TO tumia_app;
