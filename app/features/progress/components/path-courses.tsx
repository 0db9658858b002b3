import { useI18n } from '~/platform/i18n/use-i18n';
import { ProgressBar } from '~/ui/progress-bar';

export interface PathCoursesProps {
  courses: {
    slug: string;
    title: string;
    why: string;
    hours: number;
    lessons: number;
    state: 'done' | 'here' | 'todo';
    isEnrolled: boolean;
    lessonsDone: number;
    share: number;
  }[];
  /** Whether states are shown; a visitor has none. */
  showStates: boolean;
}

/** The courses of a learning path as a line with stops: what each is good for, what it costs in time, how far one is. */
export function PathCourses({ courses, showStates }: PathCoursesProps) {
  const { language, t } = useI18n();
  return (
    <ol className="path">
      {courses.map((course) => (
        <li key={course.slug} className={showStates ? course.state : undefined}>
          <a
            href={`/${language}/courses/${course.slug}`}
            aria-current={showStates && course.state === 'here' ? 'step' : undefined}
          >
            {course.title}
          </a>
          <small>
            {[
              t('catalog:lessons', { count: course.lessons }),
              t('shell:hours', { count: course.hours }),
              ...(showStates ? [t(`progress:state.${course.state}`)] : []),
            ].join(' · ')}
          </small>
          <p>{course.why}</p>
          {showStates && course.isEnrolled && (
            <>
              <ProgressBar
                share={course.share}
                label={t('progress:bar', { percent: Math.round(course.share * 100) })}
              />
              <p className="meta">
                {t('progress:summary', { done: course.lessonsDone, total: course.lessons })}
              </p>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
