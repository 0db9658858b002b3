CREATE TABLE "proposal" (
	"draft_id" text PRIMARY KEY NOT NULL,
	"institute_id" text NOT NULL,
	"state" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"submitted_by" uuid,
	"submitted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "proposal_text" (
	"draft_id" text NOT NULL,
	"path" text NOT NULL,
	"institute_id" text NOT NULL,
	"base" text NOT NULL,
	"proposed" text,
	"media" jsonb NOT NULL,
	"verdict" text,
	"reason" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "proposal_text_draft_id_path_pk" PRIMARY KEY("draft_id","path")
);
--> statement-breakpoint
ALTER TABLE "draft_course" ADD COLUMN "proposes_to" text;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_draft_id_draft_course_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."draft_course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_text" ADD CONSTRAINT "proposal_text_draft_id_proposal_draft_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."proposal"("draft_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_text" ADD CONSTRAINT "proposal_text_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_course" ADD CONSTRAINT "draft_course_proposal" UNIQUE("proposes_to","institute_id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON proposal TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON proposal_text TO tumia_app;
