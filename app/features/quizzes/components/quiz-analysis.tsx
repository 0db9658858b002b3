import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';
import { ScatterChart } from '~/ui/scatter-chart';
import type { ShownItem, ShownQuiz } from '../present-analysis';
import { leastAttempts } from '../thresholds';
import { ItemDetails } from './item-details';
import { ItemName } from './item-name';
import { ItemTable } from './item-table';

/** How the questions of one quiz did: what stands out in words first, then a chart, the table and each question. Needs office.css. */
export function QuizAnalysis({ module, isPractice, attempts, figures, items }: ShownQuiz) {
  const { t } = useI18n();
  return (
    <>
      <h2>
        {module === null
          ? t('quizzes:final')
          : t(isPractice ? 'analysis:practice' : 'analysis:quiz', { module })}
      </h2>
      {attempts === 0 && <p>{t('analysis:noneOfQuiz')}</p>}
      {attempts > 0 && !figures && (
        <p>{t('analysis:tooFewOfQuiz', { count: attempts, least: leastAttempts })}</p>
      )}
      {figures && (
        <>
          <QuizFacts attempts={attempts} figures={figures} />
          <ThingsToLookAt items={items} />
          <ItemChart items={items} />
          <ItemTable items={items} />
          {items.map((item) => (
            <ItemDetails key={item.anchor} item={item} />
          ))}
        </>
      )}
    </>
  );
}

function QuizFacts({ attempts, figures }: { attempts: number; figures: NonNullable<ShownQuiz['figures']> }) {
  const { language, t } = useI18n();
  const { meanScore, alpha, standardError, minutes, minutesPerItem } = figures;
  const number = (value: number, decimals: 0 | 1 | 2) => formatNumber(value, language, decimals);
  return (
    <FactList
      facts={[
        [t('analysis:attempts'), number(attempts, 0)],
        [t('analysis:meanScore'), t('shell:percent', { value: number(meanScore, 0) })],
        [t('analysis:alpha'), alpha === null ? t('analysis:alphaNone') : number(alpha, 2)],
        ...(standardError === null
          ? []
          : [
              [
                t('analysis:standardError'),
                t('analysis:points', { value: number(standardError, 0) }),
              ] as const,
            ]),
        [
          t('analysis:minutes'),
          t('analysis:minutesValue', { minutes: number(minutes, 0), each: number(minutesPerItem, 1) }),
        ],
      ]}
    />
  );
}

function ThingsToLookAt({ items }: { items: ShownItem[] }) {
  const { t } = useI18n();
  const flagged = items.filter(({ figures }) => figures && figures.flags.length > 0);
  if (flagged.length === 0) return <p>{t('analysis:nothingToLookAt')}</p>;
  return (
    <section>
      <h3>{t('analysis:lookAt')}</h3>
      <ul className="attention">
        {flagged.map((item) => (
          <li key={item.anchor}>
            <a href={`#${item.anchor}`}>
              <ItemName item={item} />
            </a>
            {item.figures?.flags.map(({ kind, choices }) => (
              <span key={kind} className="aside">
                {t(`analysis:flag.${kind}`, { choices: choices.join('; ') })}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Today's questions by how easy they are and how they separate learners; warm are those to look at. */
function ItemChart({ items }: { items: ShownItem[] }) {
  const { language, t } = useI18n();
  const points = items.flatMap(({ number, isCurrent, figures }) =>
    isCurrent && number !== null && figures && figures.discrimination !== null
      ? [
          {
            label: String(number),
            x: figures.facility,
            y: figures.discrimination,
            isMarked: figures.flags.length > 0,
          },
        ]
      : [],
  );
  if (points.length === 0) return null;
  const lowest = points.some(({ y }) => y < -0.5) ? -1 : points.some(({ y }) => y < 0) ? -0.5 : 0;
  return (
    <ScatterChart
      title={t('analysis:chart')}
      points={points}
      x={{
        label: t('analysis:facilityAxis'),
        from: 0,
        to: 1,
        ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, shown: formatNumber(100 * at, language, 0) })),
      }}
      y={{
        label: t('analysis:discriminationAxis'),
        from: lowest,
        to: 1,
        ticks: [-1, -0.5, 0, 0.5, 1]
          .filter((at) => at >= lowest)
          .map((at) => ({ at, shown: formatNumber(at, language, 1) })),
      }}
    />
  );
}
