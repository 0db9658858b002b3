import type { Language, LocalizedText } from '~/platform/i18n/language';
import { formatKilobytes } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';

/** A stop as the list shows it. */
export interface PathStop {
  state: 'done' | 'here' | 'todo';
  kind: 'lesson' | 'quiz' | 'final';
  url: string;
  title: LocalizedText | null;
  minutes: number | null;
  bytes: number | null;
}

export interface PathModule {
  title: LocalizedText;
  stops: PathStop[];
  /** Path of the page of its practice, which is no stop: nothing hangs on it. */
  practice: string | null;
}

export interface CoursePathListProps {
  modules: PathModule[];
  final: PathStop;
  /** Whether states are shown; a visitor has none. */
  showStates: boolean;
}

/** A course as a line with stops: done, here, still to go, each with its minutes and kilobytes. */
export function CoursePathList({ modules, final, showStates }: CoursePathListProps) {
  const { language, t } = useI18n();
  return (
    <>
      {modules.map((module, index) => (
        <section key={module.title.en}>
          <h3>{t('catalog:modulesOf', { number: index + 1, title: module.title[language] })}</h3>
          <ol className="path">
            {module.stops.map((stop) => (
              <StopItem key={stop.url} stop={stop} showState={showStates} language={language} />
            ))}
          </ol>
          {module.practice !== null && (
            <p className="meta">
              <a href={`/${language}${module.practice}`}>{t('quizzes:practice.invite')}</a>
            </p>
          )}
        </section>
      ))}
      <ol className="path last">
        <StopItem stop={final} showState={showStates} language={language} />
      </ol>
    </>
  );
}

function StopItem({ stop, showState, language }: { stop: PathStop; showState: boolean; language: Language }) {
  const { t } = useI18n();
  const title =
    stop.kind === 'final'
      ? t('progress:final')
      : stop.kind === 'quiz'
        ? t('quizzes:moduleQuiz')
        : (stop.title?.[language] ?? '');
  const facts = [
    stop.minutes !== null && t('shell:minutes', { count: stop.minutes }),
    stop.bytes !== null && t('shell:kilobytes', { size: formatKilobytes(stop.bytes, language) }),
    showState && t(`progress:state.${stop.state}`),
  ].filter(Boolean);
  return (
    <li className={showState ? `${stop.state} ${stop.kind}` : stop.kind}>
      <a
        href={`/${language}${stop.url}`}
        aria-current={showState && stop.state === 'here' ? 'step' : undefined}
      >
        {title}
      </a>
      {facts.length > 0 && <small>{facts.join(' · ')}</small>}
    </li>
  );
}
