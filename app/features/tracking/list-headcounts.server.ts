import { sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { textArray } from '~db/text-array';
import type { Question } from './get-overview.server';

/** How many of a cadre are in post in a council. */
interface ListedHeadcount {
  councilName: string;
  cadre: string;
  inPost: number;
  /** ISO 8601. */
  importedAt: string;
}

/** The headcounts behind a figure of those in post, by council and cadre; undefined where neither place nor cadre is chosen. */
export async function listHeadcounts({ filter, choices }: Question): Promise<ListedHeadcount[] | undefined> {
  const { region, council, cadre } = filter;
  if (region === undefined && cadre === undefined) return undefined;
  const councils = choices.areas
    .filter(({ id }) => region === undefined || id === region)
    .flatMap(({ councils: ofRegion }) => ofRegion.map(({ id }) => id))
    .filter((id) => council === undefined || id === council);
  return (await database().execute(sql`
    select council.name as "councilName", cadre, in_post as "inPost",
      to_char(imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "importedAt"
    from headcount join council on council.id = council_id
    where council_id = any(${textArray(councils)}) ${cadre === undefined ? sql`` : sql`and cadre = ${cadre}`}
    order by council.name, cadre`)) as unknown as ListedHeadcount[];
}
