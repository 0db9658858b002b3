import { type Language, languages } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';

export interface LessonsToReadProps {
  slug: string;
  modules: {
    title: string;
    lessons: { param: string; title: string; open: Record<Language, number> }[];
  }[];
}

/** The lessons of a draft, each in both languages to read and to comment on. */
export function LessonsToRead({ slug, modules }: LessonsToReadProps) {
  const { language, t } = useI18n();
  return (
    <ol className="outline">
      {modules.map(({ title, lessons }, index) => (
        <li key={index}>
          <strong>{title}</strong>
          <ol>
            {lessons.map((lesson) => (
              <li key={lesson.param}>
                {lesson.title}
                <span className="small-deeds">
                  {languages.map((one) => (
                    <a
                      key={one}
                      href={`/${language}/studio/courses/${slug}/lessons/${lesson.param}/review?language=${one}`}
                      aria-label={t('drafts:review.inLanguage', {
                        lesson: lesson.title,
                        language: t(`drafts:languages.${one}`),
                      })}
                    >
                      {t(`drafts:languages.${one}`)}
                      {lesson.open[one] > 0 &&
                        ` (${t('drafts:review.openCount', { count: lesson.open[one] })})`}
                    </a>
                  ))}
                </span>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
