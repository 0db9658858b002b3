import { useI18n } from '~/platform/i18n/use-i18n';
import type { Stimulus } from '../present-attempt';

/** What questions are to be read with, before the first of them. */
export function AskedStimulus({ stimulus }: { stimulus: Stimulus }) {
  const about = useQuestionsOf(stimulus);
  return (
    <section className="stimulus prose" aria-label={about}>
      <h2>{about}</h2>
      <StimulusText html={stimulus.html} name={about} />
    </section>
  );
}

/** The same once the questions are explained, folded away. */
export function ExplainedStimulus({ stimulus }: { stimulus: Stimulus }) {
  const { t } = useI18n();
  return (
    <details className="prose">
      <summary>{t('quizzes:readAgain')}</summary>
      <StimulusText html={stimulus.html} name={useQuestionsOf(stimulus)} />
    </details>
  );
}

function useQuestionsOf({ first, last }: Stimulus): string {
  const { t } = useI18n();
  return first === last ? t('quizzes:aboutOne', { first }) : t('quizzes:aboutMany', { first, last });
}

/**
 * HTML that the gate has checked when it was published.
 * @param name put before the names of its tables: each text numbers them from 1, and no two regions of a page may have one name
 */
function StimulusText({ html, name }: { html: string; name: string }) {
  const region = 'role="region" tabindex="0" aria-label="';
  return <div dangerouslySetInnerHTML={{ __html: html.replaceAll(region, `${region}${name}: `) }} />;
}
