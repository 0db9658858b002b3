import type { ReactNode } from 'react';

interface ChartProps {
  /** The point of the chart. */
  title: string;
  /** HTML of the drawing, made by the chart library and cleaned. */
  svg: string;
  tableLabel: string;
  children?: ReactNode;
}

/** A chart with its point as the title and its figures beneath. */
export function Chart({ title, svg, tableLabel, children }: ChartProps) {
  return (
    <figure className="chart">
      <figcaption>
        <strong>{title}</strong>
      </figcaption>
      <div dangerouslySetInnerHTML={{ __html: svg }} />
      {children && (
        <details>
          <summary>{tableLabel}</summary>
          {children}
        </details>
      )}
    </figure>
  );
}
