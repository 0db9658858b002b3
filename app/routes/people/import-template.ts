import type { LoaderFunctionArgs } from '@remix-run/node';
import { importTemplate, templateWidths } from '~/features/people/index';
import { pageLanguage } from '~/platform/http/page-language.server';
import { getTranslator } from '~/platform/i18n/translate';
import { requireAdder } from './require-officer.server';
import { tableFile } from './table-file.server';

/** An empty list of people, to be filled in. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const t = getTranslator(pageLanguage(params));
  await requireAdder(request, context);
  return tableFile(request, t('people:import.fileName'), importTemplate(t), templateWidths);
}
