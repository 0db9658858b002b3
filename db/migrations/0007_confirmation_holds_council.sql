ALTER TABLE "profile_confirmation" ADD COLUMN "council_id" text;--> statement-breakpoint
UPDATE "profile_confirmation" SET "council_id" = coalesce(
  (SELECT "facility"."council_id" FROM "facility" WHERE "facility"."id" = "profile_confirmation"."facility_id"),
  (SELECT "account"."council_id" FROM "account" WHERE "account"."id" = "profile_confirmation"."account_id")
);--> statement-breakpoint
ALTER TABLE "profile_confirmation" ALTER COLUMN "council_id" SET NOT NULL;
