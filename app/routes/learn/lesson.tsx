import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { getActor, requireActor } from '~/features/accounts/index.server';
import { issueCertificate } from '~/features/certificates/index.server';
import { LessonContent } from '~/features/lessons/components/lesson-content';
import { MarkDone } from '~/features/lessons/components/mark-done';
import { TrustStrip } from '~/features/lessons/components/trust-strip';
import { completeLesson, getLesson, type LessonPage } from '~/features/lessons/index.server';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { readForm } from '~/platform/http/read-form.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title, data.summary) : [];

const addressIn = (params: LoaderFunctionArgs['params']) => ({
  course: params.course ?? '',
  module: params.module ?? '',
  lesson: params.lesson ?? '',
  language: pageLanguage(params),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const address = addressIn(params);
  const actor = await getActor(request);
  const page = await getLesson(address, actor?.id);
  if (!page) throw notFound();
  const { language } = address;
  const { lesson, module } = page.place;
  const isLastOfModule = module.lessons.at(-1)?.id === lesson.id;
  return {
    title: page.frontMatter.title,
    summary: lesson.summary[language],
    minutes: lesson.minutes,
    inks: page.manifest.inks,
    course: { slug: page.manifest.slug, title: page.manifest.title[language] },
    number: page.number,
    total: page.total,
    html: page.html,
    trust: {
      institute: page.institute[language],
      author: page.frontMatter.author,
      swahiliReviewer: page.frontMatter.swahiliReviewer,
      updated: page.frontMatter.updated,
      sources: page.frontMatter.sources,
    },
    previous: linkTo(page.previous, language),
    quiz: isLastOfModule && module.quiz ? `${module.slug}/quiz` : null,
    next: linkTo(page.next, language),
    isFinalNext: page.next === undefined,
    markDone: {
      state: !actor
        ? ('visitor' as const)
        : page.done.includes(lesson.id)
          ? ('done' as const)
          : ('todo' as const),
      formId: uuidv7(),
    },
  };
}

function linkTo(place: LessonPage['next'], language: 'sw' | 'en') {
  return place
    ? { path: `${place.module.slug}/${place.lesson.slug}`, title: place.lesson.title[language] }
    : null;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const address = addressIn(params);
  const actor = await requireActor(request);
  const page = await getLesson(address, actor.id);
  if (!page) throw notFound();
  const form = await readForm(request);
  await completeLesson(actor, {
    courseId: page.courseId,
    revision: page.revision,
    lessonId: page.place.lesson.id,
    clientUuid: ClientUuidSchema.parse(form.get('uuid')),
  });
  await issueCertificate(actor, page.courseId);
  return redirect(`${new URL(request.url).pathname}#done`, 303);
}

export default function Lesson() {
  const page = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  const courseUrl = `/${language}/courses/${page.course.slug}`;
  return (
    <article className={`lesson ${page.inks}`}>
      <p className="crumb">
        <a href={courseUrl}>{page.course.title}</a>
        <span>{t('lessons:position', { number: page.number, total: page.total })}</span>
      </p>
      <h1>{page.title}</h1>
      <p className="meta">{t('shell:minutes', { count: page.minutes })}</p>
      <LessonContent html={page.html} />
      <MarkDone {...page.markDone} />
      <nav className="turn" aria-label={t('lessons:nav')}>
        {page.quiz && (
          <a href={`${courseUrl}/${page.quiz}`} className="onward">
            {t('lessons:quizOfModule')}
          </a>
        )}
        {page.next && (
          <a href={`${courseUrl}/${page.next.path}`} rel="next" className="onward">
            <small>{t('lessons:next')}</small>
            {page.next.title}
          </a>
        )}
        {page.isFinalNext && (
          <a href={`${courseUrl}/final`} className="onward">
            {t('progress:final')}
          </a>
        )}
        {page.previous && (
          <a href={`${courseUrl}/${page.previous.path}`} rel="prev">
            <small>{t('lessons:previous')}</small>
            {page.previous.title}
          </a>
        )}
      </nav>
      <TrustStrip {...page.trust} />
    </article>
  );
}
