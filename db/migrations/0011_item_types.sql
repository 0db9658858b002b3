CREATE TABLE "item_rendering" (
	"item_hash" text NOT NULL,
	"renderer" text NOT NULL,
	"html" jsonb NOT NULL,
	CONSTRAINT "item_rendering_item_hash_renderer_pk" PRIMARY KEY("item_hash","renderer")
);
--> statement-breakpoint
ALTER TABLE "item_revision" ADD COLUMN "media" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "item_rendering" ADD CONSTRAINT "item_rendering_item_hash_item_revision_hash_fk" FOREIGN KEY ("item_hash") REFERENCES "public"."item_revision"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Written once, never changed.
GRANT SELECT, INSERT ON item_rendering TO tumia_app;
