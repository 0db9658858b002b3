import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export interface OwnFiguresProps {
  /** The learner's courses that ask for this worksheet with their own facility's figures. */
  asking: { slug: string; title: string; isDone: boolean }[];
  /** What became of the figures just sent as one's own; null where none were. */
  own: 'recorded' | 'example' | 'unfinished' | null;
}

/** Why a worksheet matters for one's courses, and whether it has been done for them. */
export function OwnFigures({ asking, own }: OwnFiguresProps) {
  const { language, t } = useI18n();
  if (asking.length === 0) return null;
  const isDone = asking.every((course) => course.isDone);
  return (
    <div id="own">
      <Notice kind={own === 'recorded' ? 'good' : own === null ? 'plain' : 'bad'}>
        <p>
          {own === null ? t(isDone ? 'progress:own.done' : 'progress:own.asked') : t(`progress:own.${own}`)}{' '}
          {asking.map(({ slug, title }, index) => (
            <span key={slug}>
              {index > 0 && ' · '}
              <a href={`/${language}/courses/${slug}`}>{title}</a>
            </span>
          ))}
        </p>
        {(!isDone || own === 'recorded') && <p>{t('progress:own.notKept')}</p>}
      </Notice>
    </div>
  );
}
