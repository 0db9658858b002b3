import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportPeople } from '~/features/people/index.server';
import { PeopleFilterSchema } from '~/features/people/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { tableFileHeaders } from '~/platform/http/table-file-headers';
import { requireOfficer } from './require-officer.server';

/** The people of a list as a file: CSV, or XLSX by the address's ending. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const officer = await requireOfficer(request, context);
  const { searchParams, pathname } = new URL(request.url);
  const filter = { ...PeopleFilterSchema.parse(Object.fromEntries(searchParams)), after: undefined };
  const kind = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const file = exportPeople(officer, filter, { kind, language });
  return new Response(file, { headers: { ...personalPage, ...tableFileHeaders('tumia-people', kind) } });
}
