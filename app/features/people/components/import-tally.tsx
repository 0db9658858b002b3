import { useI18n } from '~/platform/i18n/use-i18n';
import { countOf, type OutcomeCounts, type RowGroup, rowGroups } from '../import-report';

/** The parts of the bar: what each counts, and whether it is good. */
const parts = [
  ['new', 'good', ['new']],
  ['added', 'good', ['added']],
  ['invite', 'good', ['invite']],
  ['asked', 'good', ['asked']],
  ['likely', 'likely', rowGroups.likely],
  ['none', 'none', rowGroups.none],
  ['refused', 'faults', rowGroups.faults],
] as const;

/** What a list of people comes to: a bar, and the same in words. */
export function ImportTally({ counts }: { counts: OutcomeCounts }) {
  const { t } = useI18n();
  const shown = parts
    .map(([name, kind, outcomes]) => ({ name, kind, count: countOf(counts, outcomes) }))
    .filter(({ count }) => count > 0);
  return (
    <div className="tally">
      <Bar parts={shown} />
      <ul>
        {shown.map(({ name, kind, count }) => (
          <li key={name} className={kind}>
            {t(`people:import.bar.${name}`, { count })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Bar({ parts: shown }: { parts: { name: string; kind: RowGroup; count: number }[] }) {
  const total = shown.reduce((sum, { count }) => sum + count, 0);
  let start = 0;
  return (
    <svg viewBox={`0 0 ${Math.max(total, 1)} 1`} preserveAspectRatio="none" aria-hidden="true">
      {shown.map(({ name, kind, count }) => {
        const x = start;
        start += count;
        return <rect key={name} className={kind} x={x} width={count} height={1} />;
      })}
    </svg>
  );
}
