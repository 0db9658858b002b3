import { useLocation } from '@remix-run/react';
import { useI18n } from '~/platform/i18n/use-i18n';
import { longestReflection } from '../schemas';

export interface ReflectionProps {
  id: string;
  question: string;
  text: string;
  isSignedIn: boolean;
  /** What was typed just now and is too long to be kept. */
  refusedText: string | undefined;
}

/** A question that learners answer for themselves, and a place to keep the answer where only they read it. */
export function Reflection({ id, question, text, isSignedIn, refusedText }: ReflectionProps) {
  const { language, t } = useI18n();
  const { pathname, search } = useLocation();
  const here = `${pathname}${search}`;
  return (
    <section className="try reflection" id={id} data-layer="personal">
      <p className="label">{t('lessons:reflection')}</p>
      {isSignedIn ? (
        <form method="post" action={here}>
          <label htmlFor={`${id}-text`}>{question}</label>
          <p className="hint" id={`${id}-hint`}>
            {t('lessons:reflectionPrivate')}
          </p>
          <textarea
            id={`${id}-text`}
            name="text"
            rows={4}
            defaultValue={refusedText ?? text}
            aria-describedby={refusedText === undefined ? `${id}-hint` : `${id}-fault`}
            aria-invalid={refusedText === undefined ? undefined : true}
          />
          {refusedText !== undefined && (
            <p className="fault" id={`${id}-fault`}>
              {t('lessons:reflectionTooLong', { max: longestReflection })}
            </p>
          )}
          <input type="hidden" name="reflection" value={id} />
          <button className="quiet" name="intent" value="reflect">
            {t(text === '' ? 'lessons:reflectionKeep' : 'lessons:reflectionKeepAgain')}
          </button>
          {text !== '' && refusedText === undefined && (
            <p className="done-mark">{t('lessons:reflectionKept')}</p>
          )}
        </form>
      ) : (
        <>
          <h3>{question}</h3>
          <p className="hint">
            <a href={`/${language}/sign-in?next=${encodeURIComponent(`${here}#${id}`)}`}>
              {t('lessons:reflectionSignIn')}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
