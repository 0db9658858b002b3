import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import type { ShownItem } from '../present-analysis';
import { ItemName } from './item-name';
import { ItemParts } from './item-parts';
import { TypedAnswers } from './typed-answers';

/** A version of a question: how it is asked, and how often each of its answers was chosen. */
export function ItemDetails({ item }: { item: ShownItem }) {
  const { t } = useI18n();
  return (
    <details id={item.anchor}>
      <summary>
        <ItemName item={item} />
      </summary>
      <p>{item.stem}</p>
      {item.sentence !== null && <p>{item.sentence}</p>}
      {item.figures ? <ItemAnswers figures={item.figures} /> : <p>{t('analysis:tooFew')}</p>}
    </details>
  );
}

function ItemAnswers({ figures }: { figures: NonNullable<ShownItem['figures']> }) {
  const [part] = figures.parts;
  if (!part) return <ItemChoices figures={figures} />;
  return part.key === '' ? <TypedAnswers part={part} /> : <ItemParts parts={figures.parts} />;
}

interface ChoiceRow {
  key: string;
  text: string;
  share: number;
  upper: number | null;
  lower: number | null;
}

function ItemChoices({ figures }: { figures: NonNullable<ShownItem['figures']> }) {
  const { language, t } = useI18n();
  const { choices, groups, unanswered } = figures;
  const percent = (share: number | null) =>
    share === null ? null : t('shell:percent', { value: formatNumber(100 * share, language, 0) });
  const rows: ChoiceRow[] = [
    ...choices.map(({ text, correct, ...choice }) => ({
      ...choice,
      text: correct ? t('analysis:rightChoice', { choice: text }) : text,
    })),
    { key: '', text: t('analysis:unanswered'), share: unanswered, upper: null, lower: null },
  ];
  return (
    <>
      <DataTable
        caption={
          groups
            ? t('analysis:choicesWithGroups', { upper: groups.upper, lower: groups.lower })
            : t('analysis:choices')
        }
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          { label: t('analysis:choice'), cell: ({ text }) => text },
          { label: t('analysis:all'), cell: ({ share }) => percent(share), isNumber: true },
          ...(groups
            ? [
                {
                  label: t('analysis:upper'),
                  cell: ({ upper }: ChoiceRow) => percent(upper),
                  isNumber: true,
                },
                {
                  label: t('analysis:lower'),
                  cell: ({ lower }: ChoiceRow) => percent(lower),
                  isNumber: true,
                },
              ]
            : []),
        ]}
      />
      {!groups && <p className="meta">{t('analysis:groupsTooSmall')}</p>}
    </>
  );
}
