import { plotChart } from '~/ui/charts/plot-chart';
import { plotFishbone } from '~/ui/charts/plot-fishbone';
import type { Plotting } from '../drawing';

/** Gives the page what draws charts, as the server does: it comes when somebody wants charts without network. */
Object.assign(window, { tumiaPlotting: { plotChart, plotFishbone } satisfies Plotting });
