import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import type { ProposedLesson } from '../proposed-lessons';
import { TextDiff } from './text-diff';

export interface ProposedLessonViewProps {
  lesson: Omit<ProposedLesson, 'title'> & { title: string };
  /** Whether it has been submitted, so that it has an answer or waits for one. */
  isSubmitted: boolean;
  /** The forms of those who answer. */
  children?: ReactNode;
}

/** A lesson of a proposal: what differs in each language, and how it was answered. */
export function ProposedLessonView({ lesson, isSubmitted, children }: ProposedLessonViewProps) {
  const { t } = useI18n();
  const { title, verdict, reason, texts } = lesson;
  return (
    <section className="proposed">
      <h3>{title}</h3>
      {(isSubmitted || verdict) && <p className="meta">{t(`proposals:${verdict ?? 'open'}`)}</p>}
      {reason && <p>{t('proposals:why', { reason })}</p>}
      {texts.map(({ language, differences, since, media }) => (
        <div key={language}>
          <h4>{t(`proposals:languages.${language}`)}</h4>
          {since !== 'same' && verdict === null && (
            <Notice kind={since === 'changed' ? 'plain' : 'bad'}>{t(`proposals:since.${since}`)}</Notice>
          )}
          <div lang={language}>
            {differences.some(({ kind }) => kind !== 'same') ? (
              <TextDiff parts={differences} />
            ) : (
              <p>{t('proposals:noWords')}</p>
            )}
          </div>
          {media.length > 0 && <p>{t('proposals:media', { names: media.join(', ') })}</p>}
        </div>
      ))}
      {children}
    </section>
  );
}
