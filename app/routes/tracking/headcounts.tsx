import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { HeadcountPreview } from '~/features/tracking/components/headcount-preview';
import { HeadcountsTable } from '~/features/tracking/components/headcounts-table';
import { LeftOutFilters } from '~/features/tracking/components/left-out-filters';
import { TrackingMenu } from '~/features/tracking/components/tracking-menu';
import { councilsWithin, listHeadcounts, readQuestion } from '~/features/tracking/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FileField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { takeHeadcounts } from './headcount-requests.server';
import { requireTracker } from './require-tracker.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('tracking:headcounts.title'));

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor } = await requireTracker(request, context);
  const { searchParams } = new URL(request.url);
  const question = await readQuestion(actor, searchParams, language);
  return {
    isDone: searchParams.has('done'),
    leftOut: question.faults,
    known: (await listHeadcounts(question)) ?? [],
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const { actor, by } = await requireTracker(request, context);
  const answer = await takeHeadcounts(request, by, await councilsWithin(actor), language);
  if (answer.done) throw redirect(`${new URL(request.url).pathname}?done=1`, 303);
  return data(answer, { status: answer.fault === null ? 200 : 422 });
}

export default function Headcounts() {
  const { isDone, leftOut, known } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { language, t } = useI18n();
  const template = `/${language}/tracking/headcounts/template`;
  const fault = answer?.fault ?? undefined;
  return (
    <>
      <TrackingMenu here="headcounts" search="" />
      <h1>{t('tracking:headcounts.title')}</h1>
      {!answer && isDone && <Notice kind="good">{t('tracking:headcounts.done')}</Notice>}
      {fault ? <Notice kind="bad">{fault}</Notice> : <p>{t('tracking:headcounts.lead')}</p>}
      <LeftOutFilters faults={leftOut} />
      {!answer && known.length > 0 && <HeadcountsTable headcounts={known} />}
      {answer?.preview && <HeadcountPreview {...answer.preview} />}
      <form method="post" encType="multipart/form-data" noValidate>
        <FileField
          name="file"
          label={t('tracking:headcounts.file')}
          hint={t('tracking:headcounts.fileHint')}
          accept=".xlsx,.csv,.txt"
          fault={fault}
        />
        <button className={answer?.preview ? 'quiet' : 'button'}>{t('tracking:headcounts.look')}</button>
      </form>
      <section>
        <h2>{t('tracking:headcounts.template')}</h2>
        <p>{t('tracking:headcounts.templateLead')}</p>
        <ul>
          <li>
            <a href={`${template}.xlsx`}>{t('tracking:headcounts.templateXlsx')}</a>
          </li>
          <li>
            <a href={`${template}.csv`}>{t('tracking:headcounts.templateCsv')}</a>
          </li>
        </ul>
      </section>
    </>
  );
}
