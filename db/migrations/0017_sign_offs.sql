CREATE TABLE "sign_off" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"institute_id" text NOT NULL,
	"note" text NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_back_by" uuid,
	"taken_back_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_institute_id_institute_id_fk" FOREIGN KEY ("institute_id") REFERENCES "public"."institute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "sign_off_standing" ON "sign_off" USING btree ("person_id","course_id") WHERE taken_back_at is null;--> statement-breakpoint
CREATE INDEX "sign_off_institute" ON "sign_off" USING btree ("institute_id","given_at");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_off TO tumia_app;