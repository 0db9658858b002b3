import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useLocation } from '@remix-run/react';
import { OwnFigures } from '~/features/progress/components/own-figures';
import { SaveRun } from '~/features/runs/components/save-run';
import { WorksheetForm } from '~/features/worksheets/components/worksheet-form';
import { WorksheetResult } from '~/features/worksheets/components/worksheet-result';
import { isForBoard, partsOnPage, titleOf, worksheetAt } from '~/features/worksheets/index';
import { languageOfPath } from '~/platform/i18n/language';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { actOnWorksheet, showWorksheet } from './worksheet-requests.server';

export const meta: MetaFunction<typeof loader> = ({ data: page, location, params }) => {
  const worksheet = worksheetAt(params.toolkit ?? '', params.worksheet ?? '');
  return page && worksheet
    ? pageTitle(location.pathname, titleOf(worksheet, languageOfPath(location.pathname)))
    : [];
};

export const loader = showWorksheet;
export const action = actOnWorksheet;

export default function WorksheetPage() {
  const asked = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const page = posted ?? asked;
  const { name, state, result, isExample, warnings, toolkit: home, asking, own } = page;
  const { pathname } = useLocation();
  const { language, t } = useI18n();
  const [, , , toolkit = '', slug = ''] = pathname.split('/');
  const worksheet = worksheetAt(toolkit, slug);
  const part = worksheet?.parts[name];
  if (!worksheet || !part) return null;
  const parts = partsOnPage(worksheet);
  const faults = Object.keys(state.faults).length;
  const mayRecord = !isExample && asking.some(({ isDone }) => !isDone);
  return (
    <>
      <p className="crumb">
        {home ? (
          <a href={`/${language}/toolkits/${toolkit}`}>{home}</a>
        ) : (
          <a href={`/${language}/toolkits`}>{t('toolkits:all')}</a>
        )}
      </p>
      <h1>{titleOf(worksheet, language)}</h1>
      <p>{t(`worksheets:summary.${worksheet.key}` as 'worksheets:summary.W01')}</p>
      {worksheet.key === 'W09' && <Notice kind="plain">{t('worksheets:callNow')}</Notice>}
      {worksheet.key === 'W06' && <Notice kind="plain">{t('worksheets:exampleShares')}</Notice>}
      {parts.length > 1 && (
        <nav className="parts" aria-label={t('worksheets:parts')}>
          {parts.map(([one]) => (
            <a key={one} href={`?part=${one}`} aria-current={one === name ? 'page' : undefined}>
              {t(`worksheets:part.${worksheet.key}.${one}` as 'worksheets:part.W01.reports')}
            </a>
          ))}
        </nav>
      )}
      {faults > 0 && <Notice kind="bad">{t('worksheets:faults', { count: faults })}</Notice>}
      <OwnFigures asking={asking} own={own} />
      {result && <WorksheetResult result={result} />}
      {warnings.length > 0 && (
        <Notice kind="plain">
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      <h2>{t(`worksheets:part.${worksheet.key}.${name}` as 'worksheets:part.W01.reports')}</h2>
      {isExample ? (
        <p className="meta">
          {t('worksheets:practising')} <a href={`?part=${name}`}>{t('worksheets:startOver')}</a>
        </p>
      ) : (
        <form>
          <input type="hidden" name="part" value={name} />
          <button className="quiet" name="example" value="1">
            {t('worksheets:practise')}
          </button>
        </form>
      )}
      <WorksheetForm
        path={pathname}
        name={name}
        part={part}
        hasBoard={isForBoard(worksheet, name)}
        state={state}
        ownFormId={mayRecord ? page.formId : null}
      >
        {page.saving && <SaveRun path={pathname} name={name} saving={page.saving} />}
      </WorksheetForm>
    </>
  );
}
