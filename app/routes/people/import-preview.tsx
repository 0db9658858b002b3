import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ImportCodesLink } from '~/features/people/components/import-codes-link';
import { ImportDecision } from '~/features/people/components/import-decision';
import { ImportRows } from '~/features/people/components/import-rows';
import { ImportTally } from '~/features/people/components/import-tally';
import { RejectedRows } from '~/features/people/components/rejected-rows';
import { applyImport, countWithoutCode, getImport } from '~/features/people/index.server';
import { ApplyImportSchema, ImportRowsFilterSchema } from '~/features/people/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatDateTime } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { importIdIn, requireAdder } from './require-officer.server';

export const meta = pageMeta((t) => t('people:import.previewTitle'));

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const importId = importIdIn(params);
  const officer = await requireAdder(request, context);
  const filter = ImportRowsFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const list = await getImport(officer, importId, filter);
  if (!list) throw notFound();
  const { appliedAt, deletedAt, institute, ...rest } = list;
  return {
    ...rest,
    institute: institute?.[language] ?? null,
    deletedAt: deletedAt.toISOString(),
    isApplied: appliedAt !== null,
    isFirstPage: filter.after === undefined,
    withoutCode: appliedAt === null ? 0 : ((await countWithoutCode(officer, importId)) ?? 0),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  pageLanguage(params);
  const importId = importIdIn(params);
  const officer = await requireAdder(request, context);
  const { likely } = ApplyImportSchema.parse(textFields(await readForm(request)));
  const answer = await applyImport(officer, importId, { addLikely: likely });
  switch (answer) {
    case 'notFound':
      throw notFound();
    case 'forbidden':
      throw data(null, { status: 403 });
    case 'instituteClosed':
      return data({ problem: answer }, { status: 409 });
    case 'applied':
    case 'appliedBefore':
      return redirect(new URL(request.url).pathname, 303);
  }
}

export default function ImportPreview() {
  const list = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { language, t } = useI18n();
  const { institute, fileName, isApplied, counts } = list;
  const here = `/${language}/people/import/${list.id}`;
  return (
    <>
      <h1>{t(isApplied ? 'people:import.doneTitle' : 'people:import.previewTitle')}</h1>
      {problem && <Notice kind="bad">{t(`people:import.fileFault.${problem}`)}</Notice>}
      <p>
        <strong>{fileName}</strong>
        <small className="aside">
          {institute === null ? t('people:import.forArea') : t('people:import.forInstitute', { institute })}
        </small>
      </p>
      <ImportTally counts={counts} />
      {isApplied ? (
        <>
          <RejectedRows counts={counts} here={here} isApplied />
          <ImportCodesLink count={list.withoutCode} here={here} />
        </>
      ) : (
        <ImportDecision counts={counts} />
      )}
      <ImportRows list={list} here={here} isFirstPage={list.isFirstPage} />
      {!isApplied && <RejectedRows counts={counts} here={here} isApplied={false} />}
      <p className="meta">
        {t('people:import.kept', { until: formatDateTime(new Date(list.deletedAt), language) })}
      </p>
      <p>
        <a href={`/${language}/people/import`}>{t('people:import.another')}</a>
      </p>
    </>
  );
}
