import type { Chart } from './chart';
import { drawingDocument, markupOf } from './drawing-document.server';
import { plotChart } from './plot-chart';

/** @returns HTML of a chart, to be put into a page */
export const drawChart = (chart: Chart): string => markupOf(plotChart(chart, drawingDocument));
