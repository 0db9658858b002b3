import { useI18n } from '~/platform/i18n/use-i18n';
import { fileReviewAddress } from '../package-path';

interface FilesToReadProps {
  slug: string;
  files: { path: string; name: string; open: number }[];
}

/** What a course says of itself, and its quizzes, each to read part by part and to comment on. */
export function FilesToRead({ slug, files }: FilesToReadProps) {
  const { language, t } = useI18n();
  return (
    <ul>
      {files.map(({ path, name, open }) => (
        <li key={path}>
          <a href={`/${language}/studio/courses/${slug}/${fileReviewAddress(path)}`}>{name}</a>
          {open > 0 && ` (${t('drafts:review.openCount', { count: open })})`}
        </li>
      ))}
    </ul>
  );
}
