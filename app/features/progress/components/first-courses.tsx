import { useI18n } from '~/platform/i18n/use-i18n';

export interface FirstCoursesProps {
  courses: { slug: string; title: string; isMet: boolean }[];
  /** Whether states are shown; a visitor has none. */
  showStates: boolean;
}

/** The courses to complete before enrolling in this one, and what one may do until then. */
export function FirstCourses({ courses, showStates }: FirstCoursesProps) {
  const { language, t } = useI18n();
  return (
    <section id="first" aria-labelledby="first-title">
      <h2 id="first-title">{t('progress:first.title', { count: courses.length })}</h2>
      <p>{t('progress:first.lead', { count: courses.length })}</p>
      <ul className="path">
        {courses.map(({ slug, title, isMet }) => (
          <li key={slug} className={showStates ? (isMet ? 'done' : 'todo') : undefined}>
            <a href={`/${language}/courses/${slug}`}>{title}</a>
            {showStates && <small>{t(`progress:state.${isMet ? 'done' : 'todo'}`)}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}
