CREATE INDEX "account_name" ON "account" USING btree ("name","id");--> statement-breakpoint
-- The words of a name as people are searched by: without accents and apostrophes, whatever the case.
CREATE FUNCTION name_words(name text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('simple'::regconfig, regexp_replace(normalize(name, NFD), '[\u0300-\u036f''’ʼ‘`]', '', 'g'))
$$;--> statement-breakpoint
CREATE INDEX "account_name_words" ON "account" USING gin (name_words("name"));
