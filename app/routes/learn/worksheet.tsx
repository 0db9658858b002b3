import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useLocation } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { getActor, requireActor } from '~/features/accounts/index.server';
import { issueCertificate } from '~/features/certificates/index.server';
import { OwnFigures } from '~/features/progress/components/own-figures';
import { listAskingCourses, recordOwnRun } from '~/features/progress/index.server';
import { getToolkitTitle } from '~/features/toolkits/index.server';
import { WorksheetForm } from '~/features/worksheets/components/worksheet-form';
import { WorksheetResult } from '~/features/worksheets/components/worksheet-result';
import { isExampleOf, partsOnPage, titleOf, worksheetAt, worksheetOf } from '~/features/worksheets/index';
import { answerWorksheet } from '~/features/worksheets/index.server';
import { ClientUuidSchema } from '~/platform/client-uuid';
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

async function answer(
  { params, request }: LoaderFunctionArgs,
  fields: Record<string, string>,
  personId: string | undefined,
) {
  const language = pageLanguage(params);
  const worksheet = worksheetAt(params.toolkit ?? '', params.worksheet ?? '');
  if (!worksheet) throw notFound();
  const part = fields.part ?? new URL(request.url).searchParams.get('part') ?? undefined;
  const page = answerWorksheet(worksheet, part, fields, language);
  if (!page) throw notFound();
  const toolkit = await getToolkitTitle(worksheet.toolkit, language);
  const courses = personId === undefined ? [] : await listAskingCourses(personId, worksheet.key);
  return {
    ...page,
    toolkit,
    asking: courses.map(({ slug, title, isDone }) => ({ slug, title: title[language], isDone })),
    formId: uuidv7(),
  };
}

type Answer = Awaited<ReturnType<typeof answer>>;

function send(page: Answer, own: 'recorded' | 'example' | 'unfinished' | null) {
  const isRefused = Object.keys(page.state.faults).length > 0 || own === 'example' || own === 'unfinished';
  return data({ ...page, own }, { status: isRefused ? 422 : 200 });
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await getActor(args.request);
  const fields = Object.fromEntries(new URL(args.request.url).searchParams);
  return send(await answer(args, fields, actor?.id), null);
}

/** Answers a table that is sent; where the learner says that the figures are those of their own facility, records that it was done. */
export async function action(args: ActionFunctionArgs) {
  const fields = textFields(await readForm(args.request));
  if (fields.own === undefined)
    return send(await answer(args, fields, (await getActor(args.request))?.id), null);
  const actor = await requireActor(args.request);
  const page = await answer(args, fields, actor.id);
  const { name, result, state } = page;
  const worksheet = worksheetOf(state.worksheet);
  if (!worksheet) throw notFound();
  if (!result || Object.keys(state.faults).length > 0) return send(page, 'unfinished');
  if (isExampleOf(worksheet, name, state.typed)) return send(page, 'example');
  const clientUuid = ClientUuidSchema.parse(fields.own);
  const courses = await recordOwnRun(actor, { worksheet: worksheet.key, part: name, clientUuid });
  for (const course of courses) await issueCertificate(actor, course);
  const asking = page.asking.map((course) => ({ ...course, isDone: true }));
  return send({ ...page, asking }, courses.length > 0 ? 'recorded' : null);
}

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
        state={state}
        ownFormId={mayRecord ? page.formId : null}
      />
    </>
  );
}
