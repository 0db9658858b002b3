import type { Chart } from '~/ui/charts/chart';
import type { Fishbone } from '~/ui/charts/fishbone';

/** What draws the charts of a page, as SVG; null where nothing can. */
export interface Drawing {
  chart: (chart: Chart) => string | null;
  fishbone: (fishbone: Fishbone) => string | null;
}

/** A phone loads what draws when it is asked to: it weighs twice what the worksheets do. */
export const withoutDrawing: Drawing = { chart: () => null, fishbone: () => null };

/** What the script that draws on a phone gives to its page. */
export interface Plotting {
  plotChart: (chart: Chart, document: Document) => Element;
  plotFishbone: (fishbone: Fishbone, document: Document) => Element;
}
