ALTER TABLE "worksheet_run" ADD COLUMN "written_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "worksheet_run" ADD COLUMN "beside" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
UPDATE "worksheet_run" SET "written_at" = "updated_at";
