import { useI18n } from '~/platform/i18n/use-i18n';
import { PracticeWithAnswers, type PracticeWithAnswersProps } from './practice-with-answers';

export interface KeptPracticeProps extends PracticeWithAnswersProps {
  course: { slug: string; title: string; inks: string };
  module: string;
}

/** A module's practice as a phone keeps it: every question with its answer, for where there is no network. */
export function KeptPractice({ course, module, questions }: KeptPracticeProps) {
  const { language, t } = useI18n();
  const courseUrl = `/${language}/courses/${course.slug}`;
  return (
    <article className={course.inks}>
      <p className="crumb">
        <a href={courseUrl}>{course.title}</a>
        <span>{module}</span>
      </p>
      <h1>{t('quizzes:practice.title')}</h1>
      <p>{t('quizzes:practice.keptLead')}</p>
      <form method="post" className="one-by-one" noValidate>
        <PracticeWithAnswers questions={questions} />
        <section className="deeds">
          <button className="button" name="intent" value="practised">
            {t('quizzes:practice.finish')}
          </button>
        </section>
      </form>
      <p>
        <a href={courseUrl}>{t('quizzes:backToCourse')}</a>
      </p>
    </article>
  );
}
