import { useI18n } from '~/platform/i18n/use-i18n';
import type { BoardFigure } from '../present-board';
import { TrafficLight } from './traffic-light';

export interface NoticeBoardProps {
  /** A line to write the name on where it isn't known. */
  facility: string | null;
  /** In words; a line to write it on where it isn't known. */
  period: string | null;
  figures: BoardFigure[];
  /** In words: the day on which the sheet was made. */
  madeOn: string;
}

/** A sheet for the wall that tells citizens what their facility does: large figures, lights with words, plain sentences. */
export function NoticeBoard({ facility, period, figures, madeOn }: NoticeBoardProps) {
  const { t } = useI18n();
  const line = '____________________';
  return (
    <article className="job-aid board">
      <h1>{t('worksheets:board.title')}</h1>
      <p>
        <strong>{facility ?? `${t('worksheets:board.facility')}: ${line}`}</strong>
        {' · '}
        {period ?? `${t('worksheets:board.period')}: ${line}`}
      </p>
      {figures.map(({ key, label, value, light, word, sentence }) => (
        <section key={key} className="result">
          {label}
          <strong className="big">
            {value}
            {word !== null && (
              <span>
                <TrafficLight light={light}>{word}</TrafficLight>
              </span>
            )}
          </strong>
          <p>{sentence}</p>
        </section>
      ))}
      <p>{t('worksheets:board.ask')}</p>
      <p className="meta">{t('worksheets:board.made', { date: madeOn })}</p>
    </article>
  );
}
