import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BackupReportView } from '~/features/authoring/components/backup-report-view';
import { getImportReport } from '~/features/authoring/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import office from '~/ui/office.css?url';
import { requireDraft } from './require-draft.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title) : [];

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const { draft } = await requireDraft(args);
  const report = await getImportReport(draft);
  if (!report) throw notFound();
  return {
    title: getTranslator(language)('drafts:backup.title'),
    course: draft.title[language],
    slug: draft.slug,
    report,
  };
}

export default function ImportReport() {
  const { course, slug, report } = useLoaderData<typeof loader>();
  return <BackupReportView course={course} slug={slug} report={report} />;
}
