import { useI18n } from '~/platform/i18n/use-i18n';
import type { AskedItem } from '../ask-item';
import { AskedGaps } from './asked-gaps';
import { AskedOptions } from './asked-options';
import { AskedOrder, AskedPairs } from './asked-parts';
import { AskedNumber, AskedText } from './asked-typed';
import { LetteredChart } from './lettered-chart';

export interface AskedItemFieldProps {
  item: AskedItem;
  number: number;
  total: number;
  fault: string | undefined;
}

/** A question to be answered, with its fields. */
export function AskedItemField({ item, number, total, fault }: AskedItemFieldProps) {
  const { t } = useI18n();
  const name = `item.${item.id}`;
  const faultId = `${name}-fault`;
  return (
    <fieldset
      className={fault ? 'item wrong' : 'item'}
      id={name}
      aria-describedby={fault ? faultId : undefined}
    >
      <legend>
        <small>{t('quizzes:question', { number, total })}</small>
        {item.stem}
      </legend>
      {fault && (
        <p className="fault" id={faultId}>
          {fault}
        </p>
      )}
      <Fields item={item} />
      {canBeTakenBack(item) &&
        Object.keys(item.answers).map((answered) => (
          <input key={answered} type="hidden" name={`was.${answered}`} value="1" />
        ))}
    </fieldset>
  );
}

function Fields({ item }: { item: AskedItem }) {
  const { id, answers } = item;
  const name = `item.${id}`;
  const response = answers[id] ?? [];
  const answerOf = (key: string) => answers[`${id}.${key}`]?.[0];
  switch (item.type) {
    case 'single':
    case 'true_false':
      return <AskedOptions name={name} options={item.options} several={false} response={response} />;
    case 'multi':
      return <AskedOptions name={name} options={item.options} several response={response} />;
    case 'chart': {
      const options = item.chart.points.map(({ key, letter, label }) => ({
        key,
        text: `${letter}. ${label}`,
      }));
      return (
        <>
          <LetteredChart chart={item.chart} />
          <AskedOptions name={name} options={options} several={item.several} response={response} />
        </>
      );
    }
    case 'numeric':
      return <AskedNumber name={name} unit={item.unit} typed={response[0]} />;
    case 'short':
      return <AskedText name={name} typed={response[0]} />;
    case 'matching':
      return <AskedPairs name={name} prompts={item.prompts} choices={item.choices} answerOf={answerOf} />;
    case 'ordering':
      return <AskedOrder name={name} steps={item.steps} answerOf={answerOf} />;
    case 'gaps':
      return <AskedGaps name={name} pieces={item.pieces} total={item.blanks} answerOf={answerOf} />;
  }
}

/** Browsers have no way to untick a radio button. */
function canBeTakenBack(item: AskedItem): boolean {
  if (item.type === 'chart') return item.several;
  return item.type !== 'single' && item.type !== 'true_false';
}
