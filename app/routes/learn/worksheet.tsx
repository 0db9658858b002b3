import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useLocation } from '@remix-run/react';
import { OwnFigures } from '~/features/progress/components/own-figures';
import { SaveRun } from '~/features/worksheets/components/save-run';
import { OwnRunButton } from '~/features/worksheets/components/own-run-button';
import { WorksheetPage } from '~/features/worksheets/components/worksheet-page';
import { titleOf, worksheetAt } from '~/features/worksheets/index';
import { languageOfPath } from '~/platform/i18n/language';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { worksheetPage } from '~/platform/security/headers.server';
import { actOnWorksheet, showWorksheet } from './worksheet-requests.server';

export const meta: MetaFunction<typeof loader> = ({ data: page, location, params }) => {
  const worksheet = worksheetAt(params.toolkit ?? '', params.worksheet ?? '');
  return page && worksheet
    ? pageTitle(location.pathname, titleOf(worksheet, languageOfPath(location.pathname)))
    : [];
};

/** Nothing is asked for while it calculates; what draws charts is loaded where somebody asks for it. */
export const headers: HeadersFunction = () => worksheetPage;

export const loader = showWorksheet;
export const action = actOnWorksheet;

export default function WorksheetRoute() {
  const asked = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const page = posted ?? asked;
  const { name, toolkit: home, asking, own, saving } = page;
  const { pathname } = useLocation();
  const { language, t } = useI18n();
  const [, , , toolkit = '', slug = ''] = pathname.split('/');
  const worksheet = worksheetAt(toolkit, slug);
  if (!worksheet) return null;
  const mayRecord = asking.some(({ isDone }) => !isDone);
  return (
    <>
      <p className="crumb">
        {home ? (
          <a href={`/${language}/toolkits/${toolkit}`}>{home}</a>
        ) : (
          <a href={`/${language}/toolkits`}>{t('toolkits:all')}</a>
        )}
      </p>
      <WorksheetPage
        path={pathname}
        worksheet={worksheet}
        answer={page}
        asking={<OwnFigures asking={asking} own={own} />}
        own={mayRecord && <OwnRunButton path={pathname} name={name} formId={page.formId} />}
        saving={saving && <SaveRun path={pathname} name={name} saving={saving} />}
        isSavable={saving !== null}
        scriptAt={page.scriptAt}
      />
    </>
  );
}
