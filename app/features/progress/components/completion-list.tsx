import { useI18n } from '~/platform/i18n/use-i18n';
import { ProgressBar } from '~/ui/progress-bar';

export interface ShownRequirement {
  isMet: boolean;
  text: string;
  /** How far it is, or what to know about it. */
  about: string | null;
  /** The page on which it is met, without its language; null where it is met elsewhere. */
  url: string | null;
}

export interface CompletionListProps {
  requirements: ShownRequirement[];
  /** Whether states are shown; who isn't enrolled has none. */
  showStates: boolean;
}

/** What completing a course takes, as a list to tick off: what is left, for who is enrolled. */
export function CompletionList({ requirements, showStates }: CompletionListProps) {
  const { language, t } = useI18n();
  const met = requirements.filter(({ isMet }) => isMet).length;
  const summary = t('progress:left.done', { done: met, count: requirements.length });
  return (
    <section id="left" aria-labelledby="left-title">
      <h2 id="left-title">{t(showStates ? 'progress:left.title' : 'progress:takes.title')}</h2>
      {showStates && (
        <div className="next-step">
          <ProgressBar share={met / requirements.length} label={summary} />
          <p className="meta">{summary}</p>
        </div>
      )}
      <ul className="path">
        {requirements.map(({ isMet, text, about, url }) => (
          <li key={text} className={showStates ? (isMet ? 'done' : 'todo') : undefined}>
            {url !== null && !isMet ? <a href={`/${language}${url}`}>{text}</a> : <div>{text}</div>}
            <small>
              {[
                ...(about !== null ? [about] : []),
                ...(showStates ? [t(`progress:state.${isMet ? 'done' : 'todo'}`)] : []),
              ].join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
