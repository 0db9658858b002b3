import { useI18n } from '~/platform/i18n/use-i18n';

export interface FoundLessonsProps {
  /** Pages without their language. */
  lessons: { title: string; path: string }[];
  /** How many more there are. */
  more: number;
}

/** The lessons of a course that a search has found, each a way to its page. */
export function FoundLessons({ lessons, more }: FoundLessonsProps) {
  const { language, t } = useI18n();
  if (lessons.length === 0) return null;
  return (
    <>
      <p className="label">{t('catalog:foundIn')}</p>
      <ul>
        {lessons.map(({ title, path }) => (
          <li key={path}>
            <a href={`/${language}${path}`}>{title}</a>
          </li>
        ))}
        {more > 0 && <li>{t('catalog:moreLessons', { count: more })}</li>}
      </ul>
    </>
  );
}
