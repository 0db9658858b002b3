import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import en from '../client/compute-worksheet-en.enhancement?script';
import sw from '../client/compute-worksheet-sw.enhancement?script';
import { titleOf } from '../say-run';
import { WorksheetSheet, type WorksheetSheetProps } from './worksheet-sheet';

const scripts = { sw, en };

/** A worksheet that a phone whose browser is new enough calculates by itself; the server does so for all others. */
export function WorksheetPage(sheet: WorksheetSheetProps) {
  const { language, t } = useI18n();
  const { key } = sheet.worksheet;
  return (
    <>
      <h1>{titleOf(sheet.worksheet, language)}</h1>
      <p>{t(`worksheets:summary.${key}` as 'worksheets:summary.W01')}</p>
      {key === 'W09' && <Notice kind="plain">{t('worksheets:callNow')}</Notice>}
      {key === 'W06' && <Notice kind="plain">{t('worksheets:exampleShares')}</Notice>}
      <div data-worksheet={key} data-path={sheet.path}>
        <WorksheetSheet {...sheet} />
      </div>
      <script defer src={scripts[language]} />
    </>
  );
}
