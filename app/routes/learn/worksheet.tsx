import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useLocation } from '@remix-run/react';
import { getToolkitTitle } from '~/features/toolkits/index.server';
import { WorksheetForm } from '~/features/worksheets/components/worksheet-form';
import { WorksheetResult } from '~/features/worksheets/components/worksheet-result';
import { partsOnPage, titleOf, worksheetAt } from '~/features/worksheets/index';
import {
  answerWorksheet,
  type TakenFigures,
  takeFigures,
  typedAlone,
} from '~/features/worksheets/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { languageOfPath } from '~/platform/i18n/language';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export const meta: MetaFunction<typeof loader> = ({ data: page, location, params }) => {
  const worksheet = worksheetAt(params.toolkit ?? '', params.worksheet ?? '');
  return page && worksheet
    ? pageTitle(location.pathname, titleOf(worksheet, languageOfPath(location.pathname)))
    : [];
};

/** The worksheet and the part of it that an address or a form names. @throws 404 */
function askedOf({ params, request }: LoaderFunctionArgs, fields: Record<string, string>) {
  const worksheet = worksheetAt(params.toolkit ?? '', params.worksheet ?? '');
  if (!worksheet) throw notFound();
  const part = fields.part ?? new URL(request.url).searchParams.get('part') ?? undefined;
  return { worksheet, part, language: pageLanguage(params) };
}

async function answer({ worksheet, part, language }: ReturnType<typeof askedOf>, taken: TakenFigures) {
  const page = answerWorksheet(worksheet, part, taken, language);
  if (!page) throw notFound();
  const { faults, fileFault } = page.state;
  const toolkit = await getToolkitTitle(worksheet.toolkit, language);
  return data({ ...page, toolkit }, { status: Object.keys(faults).length > 0 || fileFault ? 422 : 200 });
}

export function loader(args: LoaderFunctionArgs) {
  const fields = Object.fromEntries(new URL(args.request.url).searchParams);
  return answer(askedOf(args, fields), typedAlone(fields));
}

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const fields = textFields(form);
  const asked = askedOf(args, fields);
  const { worksheet, part, language } = asked;
  const sent = form.get('file');
  const file = sent instanceof File ? sent : undefined;
  return answer(asked, await takeFigures(worksheet, part, fields, file, language));
}

export default function WorksheetPage() {
  const asked = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const { name, state, result, isExample, warnings, toolkit: home } = posted ?? asked;
  const { pathname } = useLocation();
  const { language, t } = useI18n();
  const [, , , toolkit = '', slug = ''] = pathname.split('/');
  const worksheet = worksheetAt(toolkit, slug);
  const part = worksheet?.parts[name];
  if (!worksheet || !part) return null;
  const parts = partsOnPage(worksheet);
  const faults = Object.keys(state.faults).length;
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
      <WorksheetForm path={pathname} name={name} part={part} state={state} />
    </>
  );
}
