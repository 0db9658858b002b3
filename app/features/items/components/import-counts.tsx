import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';
import type { ImportCounts } from '../plan-import';

const shown = ['items', 'drafts', 'new', 'changed', 'unchanged'] as const;

/** What a file of questions comes to, in numbers. */
export function ImportCountList({ counts }: { counts: ImportCounts }) {
  const { language, t } = useI18n();
  return (
    <>
      <p>{t('items:preview.counts', { count: counts.questions })}</p>
      <FactList
        facts={shown.map((name) => [t(`items:preview.${name}`), formatNumber(counts[name], language)])}
      />
    </>
  );
}
