import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportMembers } from '~/features/cohorts/index.server';
import { trackingGrants } from '~/features/tracking/policy';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { tableFileHeaders } from '~/platform/http/table-file-headers';
import { cohortIdOf } from './cohort-id.server';
import { requireCohortRunner } from './require-cohort-runner.server';

/** The members of a cohort as a file: CSV, or XLSX by the address's ending. */
export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const runner = await requireCohortRunner(args);
  const kind = new URL(args.request.url).pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const cohortId = cohortIdOf(args.params);
  const file = await exportMembers(runner, cohortId, trackingGrants(runner), { kind, language });
  if (!file) throw notFound();
  return new Response(file, { headers: { ...personalPage, ...tableFileHeaders('tumia-cohort', kind) } });
}
