import { useI18n } from '~/platform/i18n/use-i18n';

export interface CourseCardProps {
  course: {
    slug: string;
    title: string;
    summary: string;
    institute: string;
    hours: number;
    lessons: number;
    inks: string;
  };
}

/** A course's cover in a list: its name, what it gives, and what it costs in time. */
export function CourseCard({ course }: CourseCardProps) {
  const { language, t } = useI18n();
  return (
    <article className={`card pindo ${course.inks}`}>
      <h3>
        <a href={`/${language}/courses/${course.slug}`}>{course.title}</a>
      </h3>
      <p>{course.summary}</p>
      <p className="meta">
        {[
          t('catalog:lessons', { count: course.lessons }),
          t('shell:hours', { count: course.hours }),
          course.institute,
        ].join(' · ')}
      </p>
    </article>
  );
}
