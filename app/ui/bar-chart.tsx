export interface BarChartProps {
  /** The point of the chart: what a reader should see in it. */
  title: string;
  bars: { label: string; value: number; shown: string; isNow?: boolean }[];
}

const width = 360;
const rowHeight = 26;
const labelWidth = 88;
/** Where the longest bar ends, so that its number still fits behind it. */
const longest = 180;

/** Lengths beside each other, each with its number; the table beneath says the same to those who don't see it. Needs office.css. */
export function BarChart({ title, bars }: BarChartProps) {
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${bars.length * rowHeight}`} aria-hidden="true">
        {bars.map(({ label, value, shown, isNow }, row) => {
          const length = Math.round((value / most) * longest);
          const middle = row * rowHeight + rowHeight / 2;
          return (
            <g key={label}>
              <text x="0" y={middle + 5}>
                {label}
              </text>
              <rect
                className={isNow ? 'f-warm' : 'f-ink'}
                x={labelWidth}
                y={middle - 8}
                width={length}
                height="16"
              />
              <text x={labelWidth + length + 6} y={middle + 5}>
                {shown}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
