import * as Plot from '@observablehq/plot';
import type { Chart } from './chart';
import { marginFor, pointsOf, width } from './marks';
import { wrapped } from './wrapped';

const rowHeight = 34;
const head = 6;
const lineHeight = 12;
/** Letters of a line of a cause's name, which has two. */
const lettersOfName = 15;
const marginLeft = marginFor(['m'.repeat(lettersOfName)]) + 8;
const marginRight = marginFor(['100.0 %']) + 4;
/** Between a figure and what it says, and between two figures. */
const gap = 6;

/**
 * Bars of causes, the greatest on top, on the scale of all of them together; a line adds them up, from the first to 100 %. Those on the way to the target
 * are dark: the vital few.
 */
export function pareto(chart: Chart): Plot.PlotOptions {
  const { target, format } = chart;
  const points = pointsOf(chart);
  const total = points.reduce((sum, { value }) => sum + value, 0) || 1;
  const unit = total / (width - marginLeft - marginRight);
  const percent = (share: number) => `${format(Math.round(share * 10) / 10)} %`;
  const rows = points.map(({ label, value }, place) => {
    const before = points.slice(0, place).reduce((sum, one) => sum + one.value, 0);
    const together = before + value;
    const [said, share] = [format(value), percent((together / total) * 100)];
    const room = before / unit;
    return {
      label,
      value,
      together,
      said,
      share,
      middle: head + place * rowHeight + rowHeight / 2,
      isVital: !target || (before / total) * 100 < target.value,
      isApart: room > marginFor([said]) + 2 * gap,
      isBeyond: !target || (together / total) * 100 >= target.value,
      hasRoomBefore: room > marginFor([said]) + marginFor([share]) + 3 * gap,
    };
  });
  type Row = (typeof rows)[number];
  const names = rows.flatMap(({ label, middle }) => {
    const [first = '', second, ...more] = wrapped(label, lettersOfName);
    const lines = second === undefined ? [first] : [first, more.length > 0 ? `${second}…` : second];
    return lines.map((text, line) => ({
      text,
      y: middle + (line - (lines.length - 1) / 2) * lineHeight,
    }));
  });
  const standsBefore = ({ isBeyond, hasRoomBefore }: Row) => !isBeyond && hasRoomBefore;
  const foot = head + rows.length * rowHeight;
  const bar = (className: string, some: Row[]) =>
    Plot.rect(some, {
      x1: 0,
      x2: 'value',
      y1: ({ middle }: Row) => middle - 10,
      y2: ({ middle }: Row) => middle + 10,
      className,
    });
  const shares = (some: Row[], isBefore: boolean) =>
    Plot.text(some, {
      x: 'together',
      y: 'middle',
      text: ({ isApart, said, share }: Row) => (isApart ? share : `${said} · ${share}`),
      dx: isBefore ? -gap : gap,
      textAnchor: isBefore ? 'end' : 'start',
      className: 'tb',
    });
  return {
    height: foot + (target ? 20 : 4),
    marginTop: 0,
    marginBottom: 0,
    marginLeft,
    marginRight,
    x: { domain: [0, total], axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      bar(
        'f-ink',
        rows.filter(({ isVital }) => isVital),
      ),
      bar(
        'f-pale',
        rows.filter(({ isVital }) => !isVital),
      ),
      ...(target
        ? [
            // The first row's own figures stand where the line of the target would run.
            Plot.link([(target.value / 100) * total], {
              x1: (one: number) => one,
              x2: (one: number) => one,
              y1: head + rowHeight,
              y2: foot + 6,
              className: 's-warm dash',
            }),
            Plot.text([(target.value / 100) * total], {
              x: (one: number) => one,
              y: foot + 12,
              text: () => `${target.label} ${format(target.value)} %`,
              dx: -gap,
              textAnchor: 'end',
              className: 'ts',
            }),
          ]
        : []),
      Plot.line(rows, { x: 'together', y: 'middle', className: 's-warm' }),
      Plot.dot(rows, { x: 'together', y: 'middle', r: 3, className: 'f-warm' }),
      Plot.text(names, {
        x: 0,
        y: 'y',
        text: 'text',
        dx: -gap,
        textAnchor: 'end',
        className: 'ts',
      }),
      Plot.text(
        rows.filter(({ isApart }) => isApart),
        {
          x: 'value',
          y: 'middle',
          text: 'said',
          dx: gap,
          textAnchor: 'start',
          className: 'tb',
        },
      ),
      shares(
        rows.filter((row) => !standsBefore(row)),
        false,
      ),
      shares(rows.filter(standsBefore), true),
    ],
  };
}
