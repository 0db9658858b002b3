import type { ReactNode } from 'react';
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
  /** The rank of its name among the headings of the page. */
  heading: 'h2' | 'h3';
  /** What else is told of it. */
  children?: ReactNode;
}

/** A course's cover in a list: its name, what it gives, and what it costs in time. */
export function CourseCard({ course, heading: Heading, children }: CourseCardProps) {
  const { language, t } = useI18n();
  return (
    <article className={`card pindo ${course.inks}`}>
      <Heading>
        <a href={`/${language}/courses/${course.slug}`}>{course.title}</a>
      </Heading>
      <p>{course.summary}</p>
      <p className="meta">
        {[
          t('catalog:lessons', { count: course.lessons }),
          t('shell:hours', { count: course.hours }),
          course.institute,
        ].join(' · ')}
      </p>
      {children}
    </article>
  );
}
