import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import type { ShownPart } from '../present-analysis';

/** What was typed most often, right answers marked. */
export function TypedAnswers({ part }: { part: ShownPart }) {
  const { language, t } = useI18n();
  const rows = [
    ...part.answers.map(({ text, verdict, share }) => ({
      text: verdict === 'wrong' ? text : t(`analysis:typedAs.${verdict}`, { answer: text }),
      share,
    })),
    ...(part.others > 0 ? [{ text: t('analysis:others'), share: part.others }] : []),
    { text: t('analysis:unanswered'), share: part.unanswered },
  ];
  return (
    <>
      <DataTable
        caption={t('analysis:typed')}
        rows={rows}
        keyOf={({ text }) => text}
        columns={[
          { label: t('analysis:choice'), cell: ({ text }) => text },
          {
            label: t('analysis:all'),
            cell: ({ share }) => t('shell:percent', { value: formatNumber(100 * share, language, 0) }),
            isNumber: true,
          },
        ]}
      />
      <p className="meta">{t('analysis:typedNote')}</p>
    </>
  );
}
