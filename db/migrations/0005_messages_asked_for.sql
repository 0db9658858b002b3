ALTER TABLE "message" ADD COLUMN "asked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "message_sent" ON "message" USING btree ("sent_at");