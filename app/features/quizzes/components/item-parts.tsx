import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import type { ShownPart } from '../present-analysis';

/** Of each pair, step or gap how many got it right, and which wrong answer was the most frequent. */
export function ItemParts({ parts }: { parts: ShownPart[] }) {
  const { language, t } = useI18n();
  const percent = (share: number) => t('shell:percent', { value: formatNumber(100 * share, language, 0) });
  const commonestWrong = ({ answers }: ShownPart) => {
    const wrong = answers.find(({ verdict }) => verdict === 'wrong');
    return wrong && t('analysis:wrongShare', { answer: wrong.text, share: percent(wrong.share) });
  };
  return (
    <>
      <DataTable
        caption={t('analysis:parts')}
        rows={parts.map((part, index) => ({ ...part, number: index + 1 }))}
        keyOf={({ key }) => key}
        columns={[
          {
            label: t('analysis:part'),
            cell: ({ label, number }) => label ?? t('analysis:gap', { number }),
          },
          { label: t('analysis:partRight'), cell: ({ right }) => percent(right), isNumber: true },
          { label: t('analysis:commonestWrong'), cell: commonestWrong },
          { label: t('analysis:unanswered'), cell: ({ unanswered }) => percent(unanswered), isNumber: true },
        ]}
      />
      <p className="meta">{t('analysis:typedNote')}</p>
    </>
  );
}
