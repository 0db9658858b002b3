import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import en from '../client/compute-worksheet-en.enhancement?script';
import sw from '../client/compute-worksheet-sw.enhancement?script';
import drawCharts from '../client/draw-charts.enhancement?script';
import { titleOf } from '../say-run';
import { WorksheetSheet, type WorksheetSheetProps } from './worksheet-sheet';

const scripts = { sw, en };

interface WorksheetPageProps extends WorksheetSheetProps {
  /** Where the script isn't loaded, since the browser is to save data: the address that brings it. */
  scriptAt: string | null;
}

/** A worksheet that a phone whose browser is new enough calculates by itself; the server does so for all others. */
export function WorksheetPage({ scriptAt, ...sheet }: WorksheetPageProps) {
  const { language, t } = useI18n();
  const { key } = sheet.worksheet;
  return (
    <>
      <h1>{titleOf(sheet.worksheet, language)}</h1>
      <p>{t(`worksheets:summary.${key}` as 'worksheets:summary.W01')}</p>
      {key === 'W09' && <Notice kind="plain">{t('worksheets:callNow')}</Notice>}
      {key === 'W06' && <Notice kind="plain">{t('worksheets:exampleShares')}</Notice>}
      <div data-worksheet={key} data-path={sheet.path} data-charts={drawCharts}>
        <WorksheetSheet {...sheet} />
      </div>
      {scriptAt === null ? (
        <script defer src={scripts[language]} />
      ) : (
        <p className="hint">
          {t('worksheets:savesData')} <a href={scriptAt}>{t('worksheets:calculateHere')}</a>
        </p>
      )}
    </>
  );
}
