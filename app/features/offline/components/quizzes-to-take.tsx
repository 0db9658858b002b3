import { useI18n } from '~/platform/i18n/use-i18n';
import type { QuizWords } from '../outbox';
import takeQuizzes from '../client/take-quizzes.enhancement?script';

export interface QuizzesToTakeProps {
  course: string;
  /** `path` below the course's; `module`: its slug, null for the final. */
  quizzes: { path: string; module: string | null; title: string; isTimed: boolean }[];
}

/** More than the page of any attempt takes, in kilobytes; a test holds them to it. */
const mostKilobytes = 10;

/** The quizzes that somebody may take along, each at a tap. Without the script, which keeps them on the phone, nothing is offered. */
export function QuizzesToTake({ course, quizzes }: QuizzesToTakeProps) {
  const { language, t } = useI18n();
  const words: QuizWords = {
    take: t('packs:quizzes.take'),
    taking: t('packs:quizzes.taking'),
    taken: t('packs:quizzes.taken'),
    cut: t('packs:quizzes.cut'),
    refused: t('packs:quizzes.refused'),
    signIn: t('packs:quizzes.signIn'),
  };
  return (
    <>
      <section data-take-quizzes={course} data-words={JSON.stringify(words)} hidden>
        <h2>{t('packs:quizzes.title')}</h2>
        <p>{t('packs:quizzes.lead', { size: mostKilobytes })}</p>
        <ul className="kept">
          {quizzes.map(({ path, module, title, isTimed }) => {
            const page = `/${language}/courses/${course}/${path}`;
            return (
              <li key={path}>
                <a href={page}>{title}</a>
                {isTimed ? (
                  <span>{t('packs:quizzes.timed')}</span>
                ) : (
                  <span data-quiz={page} data-module={module ?? undefined} />
                )}
              </li>
            );
          })}
        </ul>
        <p role="status" />
      </section>
      <script defer src={takeQuizzes} />
    </>
  );
}
