-- The role that serves: it owns no table and may do only what is granted here.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tumia_app') THEN
    CREATE ROLE tumia_app NOLOGIN;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the role tumia_app is missing and % may not create it; let a database administrator run: CREATE ROLE tumia_app NOLOGIN; GRANT tumia_app TO %', current_user, current_user;
END $$;--> statement-breakpoint
DO $$
BEGIN
  -- From version 16 on, whoever made a role is its member without the right to act as it.
  IF NOT pg_has_role(current_user, 'tumia_app', CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) THEN
    EXECUTE format('GRANT tumia_app TO %I', current_user);
  END IF;
EXCEPTION
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION '% may not act as the role tumia_app; let a database administrator run: GRANT tumia_app TO %', current_user, current_user;
END $$;--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON region, council, institute, course, attempt TO tumia_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON account, session, rate_limit, lesson_rendering TO tumia_app;--> statement-breakpoint
-- Written once, never changed.
GRANT SELECT, INSERT ON consent, course_revision, lesson_revision, item_revision, enrolment, learning_event, receipt, credential, credential_revocation TO tumia_app;
