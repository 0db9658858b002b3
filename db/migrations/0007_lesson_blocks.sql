-- A rendering is a cache: it is made anew at the next import, block by block.
DELETE FROM lesson_rendering;--> statement-breakpoint
CREATE TABLE "lesson_translation" (
	"course_id" text NOT NULL,
	"lesson_id" text NOT NULL,
	"institute_id" text NOT NULL,
	"blocks" jsonb NOT NULL,
	CONSTRAINT "lesson_translation_course_id_lesson_id_pk" PRIMARY KEY("course_id","lesson_id")
);
--> statement-breakpoint
CREATE TABLE "media_file" (
	"hash" text NOT NULL,
	"ending" text NOT NULL,
	"institute_id" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "media_file_hash_ending_pk" PRIMARY KEY("hash","ending")
);
--> statement-breakpoint
CREATE TABLE "glossary_term" (
	"id" text PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"term" jsonb NOT NULL,
	"definition" jsonb NOT NULL,
	"also" jsonb NOT NULL,
	"hash" text NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reflection" (
	"person_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"reflection_id" text NOT NULL,
	"text" text NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reflection_person_id_lesson_id_reflection_id_pk" PRIMARY KEY("person_id","lesson_id","reflection_id")
);
--> statement-breakpoint
ALTER TABLE "lesson_translation" ADD CONSTRAINT "lesson_translation_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_translation" ADD CONSTRAINT "lesson_translation_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_file" ADD CONSTRAINT "media_file_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "glossary_term_words" ON "glossary_term" USING gin ("words");--> statement-breakpoint
ALTER TABLE "lesson_rendering" DROP COLUMN "html";--> statement-breakpoint
ALTER TABLE "lesson_rendering" ADD COLUMN "blocks" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "lesson_rendering" ADD COLUMN "terms" jsonb NOT NULL;--> statement-breakpoint
GRANT SELECT, INSERT ON media_file TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON lesson_translation, reflection, glossary_term TO tumia_app;
