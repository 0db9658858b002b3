import type { LessonPiece } from '~/features/lessons/index';
import { LessonContent } from '~/features/lessons/components/lesson-content';
import { TermList } from '~/features/lessons/components/term-list';
import {
  PracticeWithAnswers,
  type PracticeWithAnswersProps,
} from '~/features/quizzes/components/practice-with-answers';
import { formatDay } from '~/platform/i18n/format';
import { type Language, localeOf } from '~/platform/i18n/language';
import { DocumentLanguage, useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';

export interface FileLesson {
  name: string;
  title: string;
  minutes: number;
  pieces: LessonPiece[];
  author: string;
  updated: string;
  sources: string[];
}

export interface FileModule {
  title: string;
  lessons: FileLesson[];
  practice: PracticeWithAnswersProps['questions'];
}

export interface CourseFileProps {
  language: Language;
  title: string;
  summary: string;
  inks: string;
  institute: string;
  outcomes: string[];
  /** Its page on the site. */
  address: string;
  /** Day of the last change of a lesson, `2026-11-22`. */
  asOf: string;
  modules: FileModule[];
  terms: { id: string; term: string; definition: string }[];
}

/** A course as a document of its own, which needs nothing beside itself. */
export function CourseFile(props: CourseFileProps) {
  return (
    <DocumentLanguage.Provider value={props.language}>
      <html lang={localeOf[props.language]}>
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta
            httpEquiv="Content-Security-Policy"
            content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src https: http:"
          />
          <title>{props.title}</title>
          <style />
        </head>
        <body>
          <main id="main">
            <Course {...props} />
          </main>
        </body>
      </html>
    </DocumentLanguage.Provider>
  );
}

function Course({
  title,
  summary,
  inks,
  institute,
  outcomes,
  address,
  asOf,
  modules,
  terms,
}: CourseFileProps) {
  const { language, t } = useI18n();
  return (
    <article className={inks}>
      <header className="cover pindo">
        <h1>{title}</h1>
        <p>{summary}</p>
      </header>
      <p className="meta">
        {institute}
        {'. '}
        {t('packs:fromTumia', { date: formatDay(asOf, language) })} <a href={address}>{address}</a>
      </p>
      <h2>{t('catalog:outcomes')}</h2>
      <ul>
        {outcomes.map((outcome) => (
          <li key={outcome}>{outcome}</li>
        ))}
      </ul>
      <nav aria-label={t('packs:contents')}>
        <h2>{t('packs:contents')}</h2>
        <Contents modules={modules} />
      </nav>
      {modules.map((module, index) => (
        <section key={module.title}>
          {module.lessons.map((lesson) => (
            <Lesson key={lesson.name} module={module.title} lesson={lesson} />
          ))}
          {module.practice.length > 0 && (
            <article id={practiceName(index)}>
              <h2>{t('packs:practice', { module: module.title })}</h2>
              <p>{t('packs:practiceLead')}</p>
              <PracticeWithAnswers questions={module.practice} />
            </article>
          )}
        </section>
      ))}
      <TermList heading={t('packs:terms')} terms={terms} />
    </article>
  );
}

const practiceName = (index: number) => `practice-${index + 1}`;

function Contents({ modules }: Pick<CourseFileProps, 'modules'>) {
  const { t } = useI18n();
  return (
    <ol>
      {modules.map((module, index) => (
        <li key={module.title}>
          {module.title}
          <ol>
            {module.lessons.map(({ name, title, minutes }) => (
              <li key={name}>
                <a href={`#${name}`}>{title}</a> <small>{t('shell:minutes', { count: minutes })}</small>
              </li>
            ))}
            {module.practice.length > 0 && (
              <li>
                <a href={`#${practiceName(index)}`}>{t('quizzes:practice.title')}</a>
              </li>
            )}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function Lesson({ module, lesson }: { module: string; lesson: FileLesson }) {
  const { language, t } = useI18n();
  const facts = [
    [t('lessons:author'), lesson.author],
    [t('lessons:updated'), formatDay(lesson.updated, language)],
    [
      t('lessons:sources'),
      <ul key="sources">
        {lesson.sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>,
    ],
  ] as const;
  return (
    <article className="lesson" id={lesson.name}>
      <p className="crumb">{module}</p>
      <h2>{lesson.title}</h2>
      <LessonContent pieces={lesson.pieces} isSignedIn={false} refused={undefined} />
      <details className="answer">
        <summary>{t('lessons:trust')}</summary>
        <FactList facts={facts} />
      </details>
    </article>
  );
}
