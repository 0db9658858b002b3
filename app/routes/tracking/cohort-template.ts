import type { LoaderFunctionArgs } from '@remix-run/node';
import { memberColumns } from '~/features/cohorts/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { tableFileHeaders } from '~/platform/http/table-file-headers';
import { requireCohortRunner } from './require-cohort-runner.server';

/** An attendance sheet to be filled in: a column of phone numbers. */
export async function loader(args: LoaderFunctionArgs) {
  pageLanguage(args.params);
  await requireCohortRunner(args);
  const [phone] = memberColumns;
  return new Response(`${phone}\r\n`, {
    headers: { ...personalPage, ...tableFileHeaders('tumia-cohort', 'csv') },
  });
}
