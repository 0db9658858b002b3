import type { LoaderFunctionArgs } from '@remix-run/node';
import { CohortKindSchema } from '~/features/cohorts/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { tableFileHeaders } from '~/platform/http/table-file-headers';
import { getTranslator } from '~/platform/i18n/translate';
import { requireCohortRunner } from './require-cohort-runner.server';

/** A list to be filled in: a column of phone numbers; for an attendance sheet cadre and sex too. */
export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  await requireCohortRunner(args);
  const t = getTranslator(language);
  const kind = CohortKindSchema.parse(new URL(args.request.url).searchParams.get('kind') ?? undefined);
  const columns = kind === 'online' ? (['phone'] as const) : (['phone', 'cadre', 'sex'] as const);
  const header = columns.map((column) => t(`people:import.column.${column}`)).join(',');
  return new Response(`${header}\r\n`, {
    headers: { ...personalPage, ...tableFileHeaders('tumia-cohort', 'csv') },
  });
}
