import { useLocation } from '@remix-run/react';
import { useI18n } from '~/platform/i18n/use-i18n';
import { PostButton } from '~/ui/post-button';

export interface MarkDoneProps {
  /** `visitor`: nobody is signed in. */
  state: 'visitor' | 'todo' | 'done';
  formId: string;
}

/** The personal layer of a lesson's page: whether it is done, or how to keep that it is. */
export function MarkDone({ state, formId }: MarkDoneProps) {
  const { language, t } = useI18n();
  const { pathname } = useLocation();
  return (
    <section className="mark-done" id="done" data-layer="personal">
      {state === 'done' && <p className="done-mark">{t('lessons:done')}</p>}
      {state === 'todo' && <PostButton formId={formId} intent="complete" label={t('lessons:markDone')} />}
      {state === 'visitor' && (
        <>
          <a className="button" href={`/${language}/sign-in?next=${encodeURIComponent(`${pathname}#done`)}`}>
            {t('lessons:signUpToMark')}
          </a>
          <p className="meta">{t('lessons:signUpToMarkText')}</p>
        </>
      )}
    </section>
  );
}
