import { useI18n } from '~/platform/i18n/use-i18n';

export interface LessonTurnProps {
  /** Slug of the lesson's module. */
  module: string;
  /** Path of the practice of the module that ends here. */
  practice: string | null;
  /** Path of the quiz that this lesson leads to, where it is the last of its module. */
  quiz: string | null;
  /** null after the last lesson: the final is next. */
  next: { path: string; title: string } | null;
  previous: { path: string } | null;
}

/**
 * Where to go from a lesson: on to the quiz, the next lesson or the final, or back. Addresses are relative to the lesson's own, in fewer
 * bytes.
 */
export function LessonTurn({ module, practice, quiz, next, previous }: LessonTurnProps) {
  const { t } = useI18n();
  const from = (path: string) =>
    path.startsWith(`${module}/`) ? path.slice(module.length + 1) : `../${path}`;
  return (
    <div className="turn">
      {practice && <a href={from(practice)}>{t('quizzes:practice.invite')}</a>}
      {quiz && (
        <a href={from(quiz)} className="onward">
          {t('lessons:quizOfModule')}
        </a>
      )}
      {next ? (
        <a href={from(next.path)} rel="next" className="onward">
          <small>{t('lessons:next')}</small>
          {next.title}
        </a>
      ) : (
        <a href={from('final')} className="onward">
          {t('progress:final')}
        </a>
      )}
      {previous && (
        <a href={from(previous.path)} rel="prev">
          {t('lessons:previous')}
        </a>
      )}
    </div>
  );
}
