import { sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { course } from '~db/schema/catalog';
import { glossaryTerm } from '~db/schema/glossary';
import { institute } from '~db/schema/institutes';
import { readDataTariff } from '~/platform/site-settings.server';

/**
 * What all pages of lessons rest on, as one short text: it is another one as soon as a course, a term of the glossary, the name of an
 * institute or the price of data is another, whichever process has changed it.
 */
export async function readContentStamp(): Promise<string> {
  const [row] = await database()
    .select({
      stamp: sql<string>`md5(concat_ws('|',
      (select string_agg(concat_ws(':', ${course.id}, ${course.slug}, ${course.instituteId}, ${course.currentRevision}, ${course.packageDigest}), '|' order by ${course.id}) from ${course}),
      (select string_agg(${glossaryTerm.hash}, '|' order by ${glossaryTerm.id}) from ${glossaryTerm}),
      (select string_agg(concat_ws(':', ${institute.id}, ${institute.nameSw}, ${institute.nameEn}), '|' order by ${institute.id}) from ${institute})))`,
    })
    .from(sql`(values (1)) as one(one)`);
  return `${row?.stamp} ${await readDataTariff()}`;
}
