ALTER TABLE "account" ADD COLUMN "phone_before_merge" text;--> statement-breakpoint
ALTER TABLE "account_merge" ADD COLUMN "memberships_brought" text[] DEFAULT '{}' NOT NULL;