import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { getActor } from '~/features/accounts/index.server';
import { LessonContent } from '~/features/lessons/components/lesson-content';
import { LessonTurn } from '~/features/lessons/components/lesson-turn';
import { MarkDone } from '~/features/lessons/components/mark-done';
import { TermList } from '~/features/lessons/components/term-list';
import { TrustStrip } from '~/features/lessons/components/trust-strip';
import { getLesson, type LessonPage, lessonPieces, readPrices } from '~/features/lessons/index.server';
import { maySeeFacilitatorNotes } from '~/features/lessons/policy';
import { notFound } from '~/platform/http/page-language.server';
import { savesData } from '~/platform/http/saves-data.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { actOnLesson, lessonAddress } from './lesson-requests.server';

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title, data.summary) : [];

export const action = actOnLesson;

/** `?both=1` sets each block beside that of the other language. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const address = lessonAddress(params);
  const inBothLanguages = new URL(request.url).searchParams.has('both');
  const actor = await getActor(request);
  const page = await getLesson(address, { personId: actor?.id, inBothLanguages });
  if (!page) throw notFound();
  const { language } = address;
  const { lesson, module } = page.place;
  const reader = {
    reflections: page.reflections,
    seesFacilitatorNotes: actor !== null && actor !== undefined && maySeeFacilitatorNotes(actor),
    savesData: savesData(request),
    prices: await readPrices(page.blocks, language),
  };
  const state = !actor ? 'visitor' : page.done.includes(lesson.id) ? 'done' : 'todo';
  return {
    title: page.frontMatter.title,
    summary: lesson.summary[language],
    minutes: lesson.minutes,
    inks: page.manifest.inks,
    course: { slug: page.manifest.slug, title: page.manifest.title[language] },
    number: page.number,
    total: page.total,
    inBothLanguages,
    isSignedIn: state !== 'visitor',
    pieces: lessonPieces(page.blocks, reader, page.otherBlocks ?? undefined),
    terms: page.terms.map(({ id, term, definition }) => ({
      id,
      term: term[language],
      definition: definition[language],
    })),
    trust: { institute: page.institute[language], ...page.frontMatter },
    turn: {
      module: module.slug,
      practice: module.lessons.at(-1)?.id === lesson.id && module.practice ? `${module.slug}/practice` : null,
      quiz: module.lessons.at(-1)?.id === lesson.id && module.quiz ? `${module.slug}/quiz` : null,
      next: linkTo(page.next, language),
      previous: linkTo(page.previous, language),
    },
    markDone: { state, formId: uuidv7() } as const,
  };
}

function linkTo(place: LessonPage['next'], language: 'sw' | 'en') {
  return place
    ? { path: `${place.module.slug}/${place.lesson.slug}`, title: place.lesson.title[language] }
    : null;
}

export default function Lesson() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { language, t } = useI18n();
  const courseUrl = `/${language}/courses/${page.course.slug}`;
  return (
    <article className={`lesson ${page.inks}`}>
      <p className="crumb">
        <a href={courseUrl}>{page.course.title}</a>
        <span>{t('lessons:position', { number: page.number, total: page.total })}</span>
      </p>
      <h1>{page.title}</h1>
      <p className="meta">
        {t('shell:minutes', { count: page.minutes })}{' '}
        {page.inBothLanguages ? (
          <a className="reading" href="?">
            {t('lessons:readOne')}
          </a>
        ) : (
          <a className="reading" href="?both=1">
            {t('lessons:readBoth')}
          </a>
        )}
      </p>
      <LessonContent pieces={page.pieces} isSignedIn={page.isSignedIn} refused={refused} />
      <TermList terms={page.terms} />
      <MarkDone {...page.markDone} />
      <LessonTurn {...page.turn} />
      <TrustStrip {...page.trust} />
    </article>
  );
}
