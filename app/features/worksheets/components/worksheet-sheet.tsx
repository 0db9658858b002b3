import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import type { WorksheetAnswer } from '../answer-figures';
import { isForBoard } from '../present-board';
import type { Worksheet } from '../worksheet';
import { partsOnPage } from '../worksheet-forms';
import { WorksheetForm } from './worksheet-form';
import { WorksheetResult } from './worksheet-result';

export interface WorksheetSheetProps {
  /** Address of the page without its query. */
  path: string;
  worksheet: Worksheet;
  answer: WorksheetAnswer;
  /** Which of one's courses ask for these figures. */
  asking?: ReactNode;
  /** The button that says that these are one's own facility's figures. */
  own?: ReactNode;
  /** What saves the figures. */
  saving?: ReactNode;
  /** Whether there is somebody to save them for. */
  isSavable: boolean;
}

/** A worksheet below its heading: the same drawn by the server and, where figures change, on the phone. */
export function WorksheetSheet({
  path,
  worksheet,
  answer,
  asking,
  own,
  saving,
  isSavable,
}: WorksheetSheetProps) {
  const { t } = useI18n();
  const { name, state, result, isExample, warnings } = answer;
  const part = worksheet.parts[name];
  if (!part) return null;
  const parts = partsOnPage(worksheet);
  const faults = Object.keys(state.faults).length;
  return (
    <>
      {parts.length > 1 && (
        <nav className="parts" aria-label={t('worksheets:parts')}>
          {parts.map(([one]) => (
            <a key={one} href={`?part=${one}`} aria-current={one === name ? 'page' : undefined}>
              {t(`worksheets:part.${worksheet.key}.${one}` as 'worksheets:part.W01.reports')}
            </a>
          ))}
        </nav>
      )}
      {faults > 0 && <Notice kind="bad">{t('worksheets:faults', { count: faults })}</Notice>}
      <section data-layer="personal">{asking}</section>
      {result && <WorksheetResult result={result} />}
      {warnings.length > 0 && (
        <Notice kind="plain">
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      <h2>{t(`worksheets:part.${worksheet.key}.${name}` as 'worksheets:part.W01.reports')}</h2>
      {isExample ? (
        <p className="meta">
          {t('worksheets:practising')} <a href={`?part=${name}`}>{t('worksheets:startOver')}</a>
        </p>
      ) : (
        <form>
          <input type="hidden" name="part" value={name} />
          <button className="quiet" name="example" value="1">
            {t('worksheets:practise')}
          </button>
        </form>
      )}
      <WorksheetForm
        path={path}
        name={name}
        part={part}
        hasBoard={isForBoard(worksheet, name)}
        state={state}
        isExample={isExample}
        own={own}
        saving={saving}
        isSavable={isSavable}
      />
    </>
  );
}
