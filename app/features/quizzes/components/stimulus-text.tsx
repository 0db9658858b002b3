import { useI18n } from '~/platform/i18n/use-i18n';
import type { Stimulus } from '../present-attempt';

/** What questions are about: HTML that the gate has checked when they were published. */
export function StimulusText({ stimulus: { html, first, last } }: { stimulus: Stimulus }) {
  const { t } = useI18n();
  const about = first === last ? t('quizzes:aboutOne', { first }) : t('quizzes:aboutMany', { first, last });
  return (
    <section className="stimulus prose" aria-label={about}>
      <h2>{about}</h2>
      <div dangerouslySetInnerHTML={{ __html: withNamedTables(html, about) }} />
    </section>
  );
}

/** Each text numbers its tables from 1, and no two regions of a page may have one name. */
function withNamedTables(html: string, name: string): string {
  const region = 'role="region" tabindex="0" aria-label="';
  return html.replaceAll(region, `${region}${name}: `);
}
