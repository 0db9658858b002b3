export interface ScatterAxis {
  label: string;
  from: number;
  to: number;
  ticks: { at: number; shown: string }[];
}

export interface ScatterChartProps {
  /** The point of the chart: what a reader should see in it. */
  title: string;
  x: ScatterAxis;
  y: ScatterAxis;
  points: { label: string; x: number; y: number; isMarked: boolean }[];
}

const width = 360;
const height = 280;
const left = 40;
const right = width - 14;
const top = 24;
const bottom = height - 38;

/** Things as points by two figures, each with its short name; the table beneath says the same to those who don't see it. Needs office.css. */
export function ScatterChart({ title, x, y, points }: ScatterChartProps) {
  const across = (value: number) => place(value, x, left, right);
  const up = (value: number) => place(value, y, bottom, top);
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <text className="ts" x="0" y="12">
          {y.label}
        </text>
        {y.ticks.map(({ at, shown }) => (
          <g key={at}>
            <path className="s-soft" d={`M${left} ${up(at)}H${right}`} />
            <text className="ts" x={left - 6} y={up(at) + 4} textAnchor="end">
              {shown}
            </text>
          </g>
        ))}
        {x.ticks.map(({ at, shown }) => (
          <text key={at} className="ts" x={across(at)} y={bottom + 16} textAnchor="middle">
            {shown}
          </text>
        ))}
        <text className="ts" x={right} y={height - 6} textAnchor="end">
          {x.label}
        </text>
        {points.map((point) => (
          <circle
            key={point.label}
            className={point.isMarked ? 'f-warm' : 'f-ink'}
            cx={across(point.x)}
            cy={up(point.y)}
            r="4"
          />
        ))}
        {points.map(({ label, x: value, y: height }) => (
          <text key={label} className="tb" x={across(value) - 6} y={up(height) - 5} textAnchor="end">
            {label}
          </text>
        ))}
      </svg>
    </figure>
  );
}

/** @returns where a value stands between two edges, in whole tenths; one beyond its axis stands at the edge */
function place(value: number, { from, to }: ScatterAxis, atFrom: number, atTo: number): number {
  const share = Math.max(0, Math.min(1, (value - from) / (to - from)));
  return Math.round((atFrom + share * (atTo - atFrom)) * 10) / 10;
}
