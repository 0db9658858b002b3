import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';
import { ProgressBar } from '~/ui/progress-bar';

export interface NextStepProps {
  lessonsDone: number;
  lessonsTotal: number;
  /** Share of the path that is done, 0 to 1. */
  share: number;
  /** Where the large button leads, and the name of what is there; null where nothing is left that the learner could do. */
  next: { url: string; title: string } | null;
  isComplete: boolean;
  /** What is left before the course is complete, in a few words each. */
  left: string[];
}

/** How far a learner is, and the one large button that leads to the right next thing. */
export function NextStep({ lessonsDone, lessonsTotal, share, next, isComplete, left }: NextStepProps) {
  const { language, t } = useI18n();
  const percent = Math.round(share * 100);
  return (
    <div className="next-step">
      <ProgressBar share={share} label={t('progress:bar', { percent })} />
      <p className="meta">{t('progress:summary', { done: lessonsDone, total: lessonsTotal })}</p>
      {left.length > 0 && <p className="meta">{t('progress:left.are', { what: left.join(' · ') })}</p>}
      {next && (
        <>
          <LinkButton to={`/${language}${next.url}`}>
            {t(share === 0 ? 'progress:start' : 'progress:continue')}
          </LinkButton>
          <p className="meta">{t('progress:nextIs', { title: next.title })}</p>
        </>
      )}
      {isComplete && (
        <p>
          <strong>{t('progress:complete')}</strong>
        </p>
      )}
      {!isComplete && !next && <p>{t('progress:left.waiting')}</p>}
    </div>
  );
}
