import type { LoaderFunctionArgs } from '@remix-run/node';
import { listRejectedRows } from '~/features/people/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { getTranslator } from '~/platform/i18n/translate';
import { importIdIn, requireAdder } from './require-officer.server';
import { tableFile } from './table-file.server';

/** The rows of an uploaded list that were not taken, with the reasons. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const importId = importIdIn(params);
  const officer = await requireAdder(request, context);
  const table = await listRejectedRows(officer, importId, language);
  if (!table) throw notFound();
  return tableFile(request, getTranslator(language)('people:import.rejectedName'), table);
}
