import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DraftFrame } from '~/features/authoring/components/draft-frame';
import { Outline } from '~/features/authoring/components/outline';
import { SettleForms } from '~/features/authoring/components/said-where-written';
import { SharingForm } from '~/features/authoring/components/sharing-form';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import { TitleFields } from '~/features/authoring/components/title-fields';
import { everyFewSeconds, WorkProgress } from '~/features/authoring/components/work-progress';
import {
  changeOutline,
  describeFile,
  getDraft,
  getImportReport,
  getLanguagesStates,
  listCommentsWhereWritten,
  shareCourse,
  undoDeed,
} from '~/features/authoring/index.server';
import { deedOf, OutlineFormSchema } from '~/features/authoring/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatDay } from '~/platform/i18n/format';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import comments from '~/ui/comments.css?url';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { presentDay, presentDraft } from './present-draft.server';
import { requireDraft } from './require-draft.server';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: office },
  { rel: 'stylesheet', href: comments },
];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? [...pageTitle(location.pathname, data.title), ...(data.progress ? [everyFewSeconds] : [])] : [];

export const headers = personalPageHeaders;

const DoneSchema = z.object({
  deed: z.uuid().optional().catch(undefined),
  done: z.enum(['undone', 'shared']).optional().catch(undefined),
});

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const { actor, draft } = await requireDraft(args);
  const found = await getDraft(actor, draft.slug);
  if (!found) throw notFound();
  const query = new URL(args.request.url).searchParams;
  const about = { modules: found.modules, language, t: getTranslator(language) };
  const nameOf = (path: string) => describeFile(path, about).name;
  return {
    ...presentDraft(draft, actor, language),
    lapsed: presentDay(draft, language).lapsed,
    modules: found.modules.map((module) => ({
      ...module,
      lessons: module.lessons.map((lesson) => ({ ...lesson, linkedFrom: lesson.linkedFrom.map(nameOf) })),
    })),
    ...(query.has('languages')
      ? await getLanguagesStates(actor, draft, found.modules)
      : { states: null, progress: null }),
    said: (
      await listCommentsWhereWritten(
        draft,
        'course.yml',
        found.files.find(({ path }) => path === 'course.yml')?.text ?? '',
        language,
      )
    ).filter(({ entry }) => entry?.list === 'modules'),
    sharing: draft.sharing,
    copiedFrom: draft.copiedFrom && {
      title: draft.copiedFrom.title[language],
      institute: draft.copiedFrom.institute[language],
      date: formatDay(draft.copiedFrom.copiedOn, language),
    },
    hasReport: (await getImportReport(draft)) !== null,
    ...DoneSchema.parse(Object.fromEntries(query)),
  };
}

export async function action(args: ActionFunctionArgs) {
  pageLanguage(args.params);
  const sent = await readForm(args.request);
  await keepTyped(args.request, sent);
  const { actor, draft } = await requireDraft(args);
  if (draft.proposesTo !== null) throw notFound();
  const typed = textFields(sent);
  const parsed = OutlineFormSchema.safeParse(typed);
  if (!parsed.success)
    return data({ typed, faults: formFaults(parsed.error), answer: null }, { status: 422 });
  const { pathname } = new URL(args.request.url);
  const form = parsed.data;
  if (form.intent === 'undo') {
    const { outcome } = await undoDeed(actor, draft.id, form.deed);
    if (outcome === 'notFound') throw notFound();
    if (outcome === 'undone') return redirect(`${pathname}?done=undone`, 303);
    return data({ typed, faults: {}, answer: outcome }, { status: 409 });
  }
  if (form.intent === 'share') {
    const { outcome } = await shareCourse(actor, draft.id, form.sharing);
    if (outcome === 'shared') return redirect(`${pathname}?done=shared`, 303);
    throw notFound();
  }
  const answer = await changeOutline(actor, draft.id, deedOf(form));
  if (answer.outcome === 'notFound') throw notFound();
  if (answer.outcome === 'done') return redirect(`${pathname}?deed=${answer.deed}`, 303);
  return data({ typed, faults: {}, answer: answer.outcome }, { status: 422 });
}

export default function Course() {
  const page = useLoaderData<typeof loader>();
  const { slug, title, state, proposes, writes, modules, states, deed, done, lapsed } = page;
  const { copiedFrom, hasReport } = page;
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  const adding = sent?.typed.intent === 'addModule' ? sent : undefined;
  if (page.progress) {
    return (
      <DraftFrame slug={slug} title={title} state={state} proposes={proposes} page="outline">
        <WorkProgress {...page.progress} />
      </DraftFrame>
    );
  }
  return (
    <DraftFrame slug={slug} title={title} state={state} proposes={proposes} page="outline">
      {sent && (
        <Notice kind="bad">{sent.answer ? t(`drafts:answers.${sent.answer}`) : t('drafts:fixFaults')}</Notice>
      )}
      {!sent && done && (
        <Notice kind="good">{t(done === 'undone' ? 'drafts:outline.undone' : 'course-copies:done')}</Notice>
      )}
      {!sent && deed && (
        <form method="post" className="deed">
          <span role="status">{t('drafts:outline.done')}</span>
          <input type="hidden" name="intent" value="undo" />
          <input type="hidden" name="deed" value={deed} />
          <button className="quiet">{t('drafts:outline.undo')}</button>
        </form>
      )}
      {lapsed && <Notice kind="bad">{lapsed}</Notice>}
      {modules.length === 0 && <Notice kind="plain">{t('drafts:outline.empty')}</Notice>}
      {proposes && <p>{t('proposals:outlineLead')}</p>}
      {copiedFrom && <p className="meta">{t('course-copies:copiedFrom', copiedFrom)}</p>}
      {hasReport && (
        <p>
          <a href={`/${language}/studio/courses/${slug}/import-report`}>{t('drafts:backup.link')}</a>
        </p>
      )}
      {!states && modules.length > 0 && (
        <p>
          <a href="?languages">{t('drafts:compare.link')}</a>
        </p>
      )}
      <Outline
        slug={slug}
        modules={modules}
        writes={writes && !proposes}
        lessonsOnly={proposes}
        states={states}
        said={page.said}
      />
      {writes && <SettleForms slug={slug} comments={page.said} back="outline" />}
      {!proposes && (
        <p>
          <a href={`/${language}/studio/courses/${slug}/file?path=final.yml`}>{t('drafts:outline.final')}</a>
        </p>
      )}
      {writes && !proposes && (
        <section>
          <h2>{t('drafts:outline.addModule')}</h2>
          <form method="post" noValidate>
            <input type="hidden" name="intent" value="addModule" />
            <TitleFields
              id="module"
              withSlug
              title={adding && { sw: adding.typed.titleSw ?? '', en: adding.typed.titleEn ?? '' }}
              slug={adding?.typed.slug}
              faults={adding?.faults}
            />
            <button className="button">{t('drafts:outline.addModule')}</button>
          </form>
        </section>
      )}
      {page.manages && !proposes && <SharingForm sharing={page.sharing} />}
    </DraftFrame>
  );
}

export const ErrorBoundary = SignedOut;
