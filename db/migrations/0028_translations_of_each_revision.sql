ALTER TABLE "lesson_translation" ADD COLUMN "revision" text;--> statement-breakpoint
UPDATE "lesson_translation" SET "revision" = "course"."current_revision" FROM "course" WHERE "course"."id" = "lesson_translation"."course_id";--> statement-breakpoint
ALTER TABLE "lesson_translation" ALTER COLUMN "revision" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "lesson_translation" DROP CONSTRAINT "lesson_translation_course_id_lesson_id_pk";--> statement-breakpoint
ALTER TABLE "lesson_translation" ADD CONSTRAINT "lesson_translation_course_id_revision_lesson_id_pk" PRIMARY KEY("course_id","revision","lesson_id");--> statement-breakpoint
ALTER TABLE "lesson_translation" ADD CONSTRAINT "lesson_translation_revision_course_revision_hash_fk" FOREIGN KEY ("revision") REFERENCES "public"."course_revision"("hash") ON DELETE no action ON UPDATE no action;
