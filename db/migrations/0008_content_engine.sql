-- Trigrams find the right spelling of a mistyped word. The extension is trusted: whoever owns the database may create it.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the extension pg_trgm is missing and % may not create it; let a database administrator run in this database: CREATE EXTENSION pg_trgm', current_user;
  WHEN undefined_file OR feature_not_supported THEN
    RAISE EXCEPTION 'this PostgreSQL lacks the extension pg_trgm; install its additional modules (the package postgresql-contrib)';
END $$;--> statement-breakpoint
-- A rendering is a cache: it is made anew at the next import, block by block.
DELETE FROM lesson_rendering;--> statement-breakpoint
CREATE TABLE "component_example" (
	"slug" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"title" jsonb NOT NULL,
	"about" jsonb NOT NULL,
	"source" jsonb NOT NULL,
	"blocks" jsonb NOT NULL,
	"digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "learning_path" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"position" integer NOT NULL,
	"title" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"cadres" jsonb NOT NULL,
	"courses" jsonb NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "learning_path_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
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
CREATE TABLE "search_entry" (
	"course_id" text NOT NULL,
	"lesson_id" text NOT NULL,
	"language" text NOT NULL,
	"made_from" text NOT NULL,
	"heading_words" "tsvector" NOT NULL,
	"all_words" "tsvector" NOT NULL,
	CONSTRAINT "search_entry_course_id_lesson_id_language_pk" PRIMARY KEY("course_id","lesson_id","language")
);
--> statement-breakpoint
CREATE TABLE "search_word" (
	"word" text PRIMARY KEY NOT NULL
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
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_entry_heading_words" ON "search_entry" USING gin ("heading_words");--> statement-breakpoint
CREATE INDEX "search_entry_all_words" ON "search_entry" USING gin ("all_words");--> statement-breakpoint
CREATE INDEX "search_word_trigrams" ON "search_word" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "glossary_term_words" ON "glossary_term" USING gin ("words");--> statement-breakpoint
ALTER TABLE "lesson_rendering" DROP COLUMN "html";--> statement-breakpoint
ALTER TABLE "lesson_rendering" ADD COLUMN "blocks" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "lesson_rendering" ADD COLUMN "terms" jsonb NOT NULL;--> statement-breakpoint
-- The words of the catalogue that look most like a typed one. A short word shares few trigrams with its own misspelling, so that the
-- bounds are low: whoever asks compares letter by letter.
CREATE FUNCTION words_like(typed text) RETURNS SETOF text LANGUAGE sql STABLE PARALLEL SAFE SET pg_trgm.similarity_threshold = 0.2 AS $$
  SELECT word FROM search_word WHERE word % typed ORDER BY similarity(word, typed) DESC, word LIMIT 30
$$;--> statement-breakpoint
-- The entries that a search finds, ranked: by titles and summaries, words as they were typed counting twice, words of
-- nothing but a lesson's text least. The planner doesn't
-- know that reading all words of an entry costs more than the index that answers the same, and would read them all for a frequent word.
CREATE FUNCTION entries_found(wide tsquery, typed tsquery) RETURNS TABLE (course_id text, lesson_id text, rank real) LANGUAGE sql STABLE PARALLEL SAFE SET enable_seqscan = off AS $$
  SELECT hit.course_id, hit.lesson_id, max(hit.rank) FROM (
    SELECT entry.course_id, entry.lesson_id,
      ts_rank(heading_words, wide) * CASE WHEN heading_words @@ typed THEN 2 ELSE 1 END AS rank
    FROM search_entry entry WHERE heading_words @@ wide
    UNION ALL
    SELECT entry.course_id, entry.lesson_id, 0.01::real FROM search_entry entry WHERE all_words @@ wide
  ) hit GROUP BY 1, 2
$$;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON glossary_term, learning_path, search_entry, search_word TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT ON media_file TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON lesson_translation, reflection, component_example TO tumia_app;
