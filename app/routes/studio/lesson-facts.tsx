import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DraftFrame } from '~/features/authoring/components/draft-frame';
import { LessonFactsForm } from '~/features/authoring/components/lesson-facts-form';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import {
  factsFaults,
  findFileFaults,
  lessonTitle,
  markOfFacts,
  type OpenLesson,
  readLessonFacts,
  saveLessonFacts,
} from '~/features/authoring/index.server';
import { LessonFactsSchema } from '~/features/authoring/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { presentDraft } from './present-draft.server';
import { requireLesson } from './require-lesson.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) =>
  page ? pageTitle(location.pathname, page.lesson) : [];

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor, lesson } = await requireLesson(request, context, params);
  const facts = readLessonFacts(sourceOf(lesson));
  return {
    ...presentDraft(lesson.draft, actor, language),
    lesson: lessonTitle(lesson.source[language]),
    param: params.lesson ?? '',
    facts,
    seen: markOfFacts(facts),
    told: factsFaults(
      {
        sw: findFileFaults('lesson.mdx', lesson.source.sw),
        en: findFileFaults('lesson.mdx', lesson.source.en),
      },
      getTranslator(language),
    ),
    done: new URL(request.url).searchParams.get('done') === 'saved',
  };
}

const sourceOf = ({ source }: OpenLesson) => ({ sw: source.sw, en: source.en });

export async function action({ request, params, context }: ActionFunctionArgs) {
  pageLanguage(params);
  const form = await readForm(request);
  await keepTyped(request, form);
  const { actor, lesson } = await requireLesson(request, context, params);
  const typed = textFields(form);
  const text = (name: string) => (typed[name] ?? '').replaceAll('\r\n', '\n').trim();
  const facts = {
    summary: { sw: text('summarySw'), en: text('summaryEn') },
    minutes: text('minutes'),
    stage: text('stage'),
    author: { sw: text('authorSw'), en: text('authorEn') },
    swahiliReviewer: text('swahiliReviewer'),
    sources: { sw: text('sourcesSw'), en: text('sourcesEn') },
  };
  const parsed = LessonFactsSchema.safeParse(facts);
  if (!parsed.success)
    return data({ facts, faults: formFaults(parsed.error), answer: null }, { status: 422 });
  const { outcome } = await saveLessonFacts(actor, lesson, { facts: parsed.data, seen: typed.seen ?? '' });
  if (outcome === 'notFound') throw notFound();
  if (outcome === 'saved') return redirect(`${new URL(request.url).pathname}?done=saved`, 303);
  return data({ facts, faults: {}, answer: outcome }, { status: outcome === 'changedMeanwhile' ? 409 : 422 });
}

export default function LessonFactsPage() {
  const { person, slug, title, state, writes, lesson, param, facts, seen, told, done } =
    useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <DraftFrame slug={slug} title={title} state={state}>
      <h2>{t('drafts:facts.title', { lesson })}</h2>
      <p>
        {writes ? (
          <a href={`/${language}/studio/courses/${slug}/lessons/${param}`}>{t('drafts:facts.toText')}</a>
        ) : (
          <a href={`/${language}/studio/courses/${slug}/lessons/${param}/review`}>
            {t('drafts:review.toReview')}
          </a>
        )}
      </p>
      {sent && (
        <Notice kind="bad">{sent.answer ? t(`drafts:answers.${sent.answer}`) : t('drafts:fixFaults')}</Notice>
      )}
      {!sent && done && <Notice kind="good">{t('drafts:about.saved')}</Notice>}
      <LessonFactsForm
        facts={sent?.facts ?? facts}
        seen={seen}
        told={sent ? {} : told}
        faults={sent?.faults ?? {}}
        writes={writes}
        kept={{ person, of: `${slug} ${param} facts`, state: sent ? 'typed' : done ? 'saved' : 'fresh' }}
      />
    </DraftFrame>
  );
}

export const ErrorBoundary = SignedOut;
