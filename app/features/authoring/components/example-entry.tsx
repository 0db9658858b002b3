import { LessonContent } from '~/features/lessons/components/lesson-content';
import type { LessonPiece } from '~/features/lessons/index';
import { useI18n } from '~/platform/i18n/use-i18n';

export interface ExampleEntryProps {
  slug: string;
  title: string;
  about: string;
  source: string;
  pieces: LessonPiece[];
}

/** One component of the gallery: what it is for, how it looks, how it is written. */
export function ExampleEntry({ slug, title, about, source, pieces }: ExampleEntryProps) {
  const { t } = useI18n();
  return (
    <section className="example" id={slug}>
      <h2>{title}</h2>
      <p>{about}</p>
      <LessonContent pieces={pieces} isSignedIn={false} refused={undefined} />
      <details>
        <summary>{t('authoring:howWritten')}</summary>
        <pre tabIndex={0}>
          <code>{source}</code>
        </pre>
      </details>
    </section>
  );
}
