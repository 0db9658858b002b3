import { useI18n } from '~/platform/i18n/use-i18n';

/** What the figures of the analysis mean, in plain words. */
export function AnalysisGuide() {
  const { t } = useI18n();
  return (
    <details>
      <summary>{t('analysis:how')}</summary>
      <ul>
        <li>{t('analysis:howFacility')}</li>
        <li>{t('analysis:howDiscrimination')}</li>
        <li>{t('analysis:howGroups')}</li>
        <li>{t('analysis:howAlpha')}</li>
        <li>{t('analysis:howError')}</li>
        <li>{t('analysis:howTime')}</li>
        <li>{t('analysis:howFlags')}</li>
      </ul>
    </details>
  );
}
