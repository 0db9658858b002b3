import type { Chart } from '~/ui/charts/chart';
import type { Fishbone } from '~/ui/charts/fishbone';

/** What draws the charts of a page, as SVG; null where nothing can. */
export interface Drawing {
  chart: (chart: Chart) => string | null;
  fishbone: (fishbone: Fishbone) => string | null;
}

/** A phone doesn't load what draws: it weighs twice what the worksheets do. */
export const withoutDrawing: Drawing = { chart: () => null, fishbone: () => null };
